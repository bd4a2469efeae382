it('never gives the processor back', () => {
  for (let turn = 0; turn >= 0; ) turn = (turn + 1) % 1000;
});
