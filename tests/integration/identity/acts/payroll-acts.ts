import { eraseEmployee } from '@/lib/general-data/people/erase-employee';
import { storeEmployees } from '@/lib/general-data/people/store-employees';
import { downloadFile, sendFileAgain, viewFile } from '@/lib/general-data/push/file-actions';
import { pushGeneralData } from '@/lib/general-data/push/push-general';
import { saveSettings } from '@/lib/general-data/settings/save-settings';
import { employeeJson, storeOnePerson } from '../../general-data/scene';
import type { ActScene, ActsOf } from './act';

export const payrollActs: ActsOf = (given) => ({
  'general_data_settings.changed': async () => () =>
    saveSettings(given.scene.platform, given.company.admin, {}),
  'data_push_file.viewed': async () => {
    const fileId = await newFile(given);
    return () => viewFile(given.scene.platform, given.payroll.admin, { fileId });
  },
  'data_push_file.downloaded': async () => {
    const fileId = await newFile(given);
    return () => downloadFile(given.scene.platform, given.payroll.admin, { fileId });
  },
  'data_push_file.sent_again': async () => {
    const { datev } = given.scene;
    datev.misbehaviour.order({ operation: 'hrUploadFile', mischief: { kind: 'answer', status: 403 } });
    const fileId = await newFile(given);
    return () => sendFileAgain(given.scene.platform, given.payroll.admin, { fileId });
  },
  'employee.restricted': async () => {
    // Somebody whose data was handed over is kept as long as the law asks.
    await storeEmployees(given.scene.platform, given.payroll.admin, [
      { externalId: 'p-26', exitDate: '2026-01-31' },
    ]);
    return () => eraseEmployee(given.scene.platform, given.payroll.admin, { employee: 'p-26' });
  },
  'employee.erased': async () => {
    const { scene, payroll } = given;
    const person = employeeJson({ externalId: 'p-99', personnelNumber: 99 });
    const [stored] = await storeEmployees(scene.platform, payroll.admin, [person]);
    if (stored?.kind !== 'created') throw new Error(JSON.stringify(stored));
    return () => eraseEmployee(scene.platform, payroll.admin, { employee: 'p-99' });
  },
});

async function newFile({ scene, payroll }: ActScene): Promise<string> {
  const { platform } = scene;
  const where = { companyId: payroll.companyId };
  if ((await platform.db.employee.count({ where })) === 0) await storeOnePerson(platform, payroll.admin);
  const outcome = await pushGeneralData(platform, payroll.admin, { isForced: true });
  if (outcome.kind !== 'done') throw new Error(JSON.stringify(outcome));
  const file = await platform.db.dataPushFile.findFirstOrThrow({
    where: { push: where, kind: 'psd' },
    orderBy: { push: { requestedAt: 'desc' } },
  });
  return file.id;
}
