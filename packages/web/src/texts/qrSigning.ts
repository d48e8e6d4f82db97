import { defineTexts } from '@balapan/domain/text/catalogue.ts';

/** Signing a document by a QR code in eGov Mobile. */
export const qrSigningTexts = defineTexts({
  kk: {
    begin: 'eGov Mobile арқылы қол қою',
    about:
      'Қолтаңба ұйымның кілтімен қойылады: сертификатта сіздің ЖСН-іңіз, ұйымның БСН-і және қол қою құқығы болуы керек. ЖК өз кілтімен қол қояды.',
    signed: 'Қолтаңба келді, құжатқа жазып жатырмыз.',
  },
  ru: {
    begin: 'Подписать через eGov Mobile',
    about:
      'Подписывают ключом организации: в сертификате должны стоять ваш ИИН, БИН организации и право подписи. ИП подписывает своим ключом.',
    signed: 'Подпись пришла, записываем её под документом.',
  },
  en: {
    begin: 'Sign with eGov Mobile',
    about:
      'Sign with the organisation’s key: the certificate must name your IIN, the organisation’s BIN and the right to sign. A sole entrepreneur signs with their own.',
    signed: 'The signature has come, we are writing it under the document.',
  },
});
