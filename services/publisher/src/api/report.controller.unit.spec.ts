import assert from 'node:assert/strict';
import { event, revision } from '@wombat/eventlog/testkit';
import type { ServiceKit } from '@wombat/service-kit';
import { specifyReactor } from '@wombat/service-kit/testkit';
import { AccountStore } from '../adapters/credentials/accountStore.js';
import { SubmissionFiles } from '../adapters/submissionFiles.js';
import { publisherProjections } from '../projection/publisherProjections.js';
import { PublisherTables } from '../projection/publisherTables.js';
import { SubmissionDesk } from '../reactor/submissionDesk.js';
import { SubmissionLog } from '../reactor/submissionLog.js';
import { ReportController } from './report.controller.js';

const series = { night: '20240101', targetName: 'SS Cyg', filter: 'V' };
const reportOf = (number: number) => ({ path: `r${number}.txt`, sha256: `of ${number}` });
const made = (number: number) =>
  event(
    'MagnitudesTransformed',
    { reduction: revision(number), pointsId: '', report: reportOf(number) },
    { id: `made:${number}` },
  );
const ask = (kit: ServiceKit, before?: number, of?: number) => {
  const tables = new PublisherTables(kit);
  const accounts = new AccountStore({ home: kit.home, environment: {} });
  const files = new SubmissionFiles(kit.home, kit.data);
  const desk = new SubmissionDesk(kit, tables, files, new SubmissionLog(kit, tables), accounts);
  return new ReportController(kit, tables, desk).getReport({ ...series, before, of });
};
const observed = specifyReactor({ projections: publisherProjections, config: { observer: { code: 'ABC' } } });
const unnamed = specifyReactor({ projections: publisherProjections });

describe('GetReport', () => {
  it('says that there is none yet', () =>
    observed
      .given()
      .when((kit) => assert.rejects(ask(kit), /SS Cyg V of 20240101 has no report \(yet\)/))
      .thenNothing());

  it('tells where it is and why it may not be sent; nothing was before it', () =>
    observed
      .given(made(1))
      .when((kit) => ask(kit))
      .thenIs({
        ...{ revision: 1, report: reportOf(1), previous: undefined, previousRevision: undefined },
        whyNotSendable: 'SS Cyg V of 20240101 is not approved',
      }));

  it('tells the report of the revision before', () =>
    observed
      .given(made(1), event('ReductionRequested', { reduction: revision(2) }), made(2))
      .when((kit) => ask(kit))
      .thenSatisfies(({ answer }) =>
        assert.deepEqual([answer.report, answer.previous, answer.previousRevision], [reportOf(2), reportOf(1), 1]),
      ));

  it('tells the report of an earlier revision that is asked for, of the last with a report up to it', () =>
    observed
      .given(
        made(1),
        event('ReductionRequested', { reduction: revision(2) }),
        event('ReductionRequested', { reduction: revision(3) }),
        made(3),
        event('ReductionRequested', { reduction: revision(4) }),
        made(4),
      )
      .when(async (kit) => {
        const told = await Promise.all([1, 2, 3, 9, undefined].map((before) => ask(kit, before)));
        return told.map(({ previousRevision }) => previousRevision);
      })
      .thenIs([1, 1, 3, 3, 3]));

  it('tells two earlier ones, where the later of them is asked for as well', () =>
    observed
      .given(
        event('ReductionRequested', { reduction: revision(2) }),
        made(2),
        event('ReductionRequested', { reduction: revision(3) }),
        made(3),
        event('ReductionRequested', { reduction: revision(4) }),
        made(4),
      )
      .when(async (kit) => {
        const told = await Promise.all([ask(kit, undefined, 3), ask(kit, 2, 3), ask(kit, 1, 2), ask(kit, 3, 9)]);
        await assert.rejects(ask(kit, undefined, 1), /SS Cyg V of 20240101 had no report up to revision 1/);
        return told.map((one) => [one.revision, one.report, one.previousRevision]);
      })
      .thenIs([
        [3, reportOf(3), 2],
        [3, reportOf(3), 2],
        [2, reportOf(2), undefined],
        [4, reportOf(4), 3],
      ]));

  it('says first that nobody has a code to send it under', () =>
    unnamed
      .given(made(1))
      .when((kit) => ask(kit))
      .thenSatisfies(({ answer }) => assert.match(answer.whyNotSendable, /observer.code is XXXX/)));
});
