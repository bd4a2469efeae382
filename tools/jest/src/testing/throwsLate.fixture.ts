it('throws when it is over', () => {
  setTimeout(() => {
    throw new Error('too late');
  }, 200);
});
