import { Chart, LinearScale, PointElement } from 'chart.js';
import { PointWithErrorBar, ScatterWithErrorBarsController } from 'chartjs-chart-error-bars';
import zoomPlugin from 'chartjs-plugin-zoom';
import { onBeforeUnmount, onMounted, type Ref, shallowRef, watch } from 'vue';
import { type CurveScene, fittingZoom, type Range, type Zoom } from '../../model/index.js';
import { type ChartColours, readColours } from './chartColours.js';
import { type CurveChart, optionsOf } from './chartOptions.js';
import { barredMarks, type DrawnMark, datasetOf, panelOf } from './curveDatasets.js';
import { curvePainter } from './curvePainter.js';

Chart.register(ScatterWithErrorBarsController, PointWithErrorBar, LinearScale, PointElement, zoomPlugin);

export interface ChartInput {
  canvas: Ref<HTMLCanvasElement | null>;
  scene: () => CurveScene;
  /** Null: all of the curve. */
  zoom: () => Zoom | null;
  chosen: () => ReadonlySet<string>;
  /** Of the strip, the line that is pointed at. */
  stripLine: () => number | null;
  moved: (zoom: Zoom) => void;
  mayTurn: () => boolean;
  turnsMagnitudes: () => boolean;
}

/**
 * The chart on its canvas: drawn anew when the scene or the colours change, and what is shown of it kept through that.
 */
export function useCurveChart(input: ChartInput) {
  const chart = shallowRef<CurveChart | null>(null);
  const darkness = matchMedia('(prefers-color-scheme: dark)');
  const contrast = matchMedia('(forced-colors: active)');
  let colours: ChartColours | null = null;

  function draw(): void {
    const canvas = input.canvas.value;
    if (canvas === null) return;
    chart.value?.destroy();
    const scene = input.scene();
    const zoom = fittingZoom(scene, input.zoom());
    colours = readColours(canvas);
    const { mayTurn, turnsMagnitudes } = input;
    const moved = () => chart.value !== null && follow(chart.value);
    chart.value = new Chart<'scatterWithErrorBars', DrawnMark[]>(canvas, {
      type: 'scatterWithErrorBars',
      data: { datasets: datasetsOf(scene, zoom.x, colours) },
      options: optionsOf({
        scene,
        zoom,
        colours,
        mayTurn,
        turnsMagnitudes,
        moved,
      }),
      plugins: [
        curvePainter(() => {
          const { scene: shown, chosen, stripLine } = input;
          return colours === null ? null : { scene: shown(), colours, chosen: chosen(), stripLine: stripLine() };
        }),
      ],
    });
  }

  /** After a turn of the wheel or a pull: says what is shown, and gives error bars to what came into sight. */
  function follow(drawn: CurveChart): void {
    const zoom = zoomOf(drawn, input.scene());
    if (zoom === null) return;
    rebar(drawn, zoom.x);
    input.moved(zoom);
  }

  /** Marks get their bars as soon as few enough are in sight. */
  function rebar(drawn: CurveChart, time: Range): void {
    const scene = input.scene();
    const counts = scene.view.sets.map((set) => barredMarks(set, time).length);
    if (counts.every((count, at) => drawn.data.datasets[at]?.data.length === count) || colours === null) return;
    drawn.data.datasets = datasetsOf(scene, time, colours);
    drawn.update('none');
  }

  function show(zoom: Zoom | null): void {
    const drawn = chart.value;
    if (drawn === null) return;
    const scene = input.scene();
    const shown = zoomOf(drawn, scene);
    const next = fittingZoom(scene, zoom);
    if (JSON.stringify(shown) === JSON.stringify(next)) return;
    setRange(drawn, 'x', next.x);
    for (const [at, { id, home }] of scene.panels.entries()) setRange(drawn, id, next.mags[at] ?? home);
    drawn.update('none');
    rebar(drawn, next.x);
  }

  onMounted(() => {
    draw();
    for (const query of [darkness, contrast]) query.addEventListener('change', draw);
  });
  onBeforeUnmount(() => {
    for (const query of [darkness, contrast]) query.removeEventListener('change', draw);
    chart.value?.destroy();
  });
  watch(input.scene, draw);
  watch(input.zoom, show);
  watch([input.chosen, input.stripLine], () => chart.value?.draw());

  return { chart };
}

function datasetsOf(scene: CurveScene, time: Range, colours: ChartColours) {
  return scene.view.sets.flatMap((set) => {
    const panel = panelOf(scene, set.role);
    return panel === undefined ? [] : [datasetOf(set, panel, colours, time)];
  });
}

function setRange({ scales }: CurveChart, id: string, { min, max }: Range): void {
  const scale = scales[id];
  if (scale !== undefined) Object.assign(scale.options, { min, max });
}

function zoomOf({ scales }: CurveChart, { panels }: CurveScene): Zoom | null {
  const rangeOf = (id: string) => {
    const scale = scales[id];
    return scale === undefined ? [] : [{ min: scale.min, max: scale.max }];
  };
  const [x] = rangeOf('x');
  return x === undefined ? null : { x, mags: panels.flatMap(({ id }) => rangeOf(id)) };
}
