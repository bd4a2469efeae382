import { createPinia } from 'pinia';
import { createApp } from 'vue';
import App from './App.vue';
import { listenToKeys } from './live/commands.js';
import { router } from './live/router.js';
import './styles/index.css';

listenToKeys();
createApp(App).use(createPinia()).use(router).mount('#app');
