import { createRouter, createWebHashHistory } from 'vue-router';

/** The pages; the address of the first says which series is looked at, and how. */
export const router = createRouter({
  history: createWebHashHistory(),
  routes: [
    {
      path: '/validate/:night?/:targetName?/:filter?',
      name: 'validate',
      component: () => import('../components/desk/ValidateTab.vue'),
    },
    { path: '/nights', name: 'nights', component: () => import('../components/nights/NightsTab.vue') },
    { path: '/targets/:targetName?', name: 'targets', component: () => import('../components/targets/TargetsTab.vue') },
    { path: '/ops', name: 'ops', component: () => import('../components/ops/OpsTab.vue') },
    { path: '/settings', name: 'settings', component: () => import('../components/settings/SettingsTab.vue') },
    { path: '/:elsewhere(.*)*', redirect: '/validate' },
  ],
});
