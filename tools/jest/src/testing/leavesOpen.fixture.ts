it('leaves a timer running', () => {
  setInterval(() => undefined, 1000);
});
