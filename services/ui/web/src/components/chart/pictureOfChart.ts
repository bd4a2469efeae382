import { readColours } from './chartColours.js';

/** Height of the line the title stands in, and its margin, in pixels of the page. */
const TITLE = { height: 28, margin: 10 };

/** What is drawn on a chart, under a title and on the ground it stands on: the chart itself has none. */
export function pictureOfChart(chart: HTMLCanvasElement, title: string): HTMLCanvasElement {
  const scale = chart.width / chart.clientWidth;
  const head = TITLE.height * scale;
  const picture = document.createElement('canvas');
  picture.width = chart.width;
  picture.height = chart.height + head;
  const context = picture.getContext('2d');
  if (context === null) return chart;
  const { paper, ink } = readColours(chart);
  context.fillStyle = paper;
  context.fillRect(0, 0, picture.width, picture.height);
  context.fillStyle = ink;
  context.font = `600 ${14 * scale}px system-ui, sans-serif`;
  context.textBaseline = 'middle';
  context.fillText(title, TITLE.margin * scale, head / 2);
  context.drawImage(chart, 0, head);
  return picture;
}
