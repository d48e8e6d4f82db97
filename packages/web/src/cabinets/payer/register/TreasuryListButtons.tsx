/** The list that people of the Department enter into the treasury's system by hand: as a workbook and on paper. */
import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Icon } from '../../../kit/Icon.tsx';
import { Failed } from '../../../kit/State.tsx';
import { bytesOfBase64, saveFile } from '../../../kit/saveFile.ts';
import { api } from '../../../shell/api.ts';
import { useLanguage, useTexts } from '../../../shell/language.tsx';
import { bankFileTexts } from '../../../texts/bankFile.ts';

const types = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pdf: 'application/pdf',
} as const;

export function TreasuryListButtons({ registerId, isReleased }: { registerId: string; isReleased: boolean }) {
  const t = useTexts(bankFileTexts);
  const { language } = useLanguage();
  const save = useMutation({
    mutationFn: async (kind: keyof typeof types) => {
      const { name, bytes } = await api.treasury.treasuryList({ registerId, kind, language });
      saveFile(name, bytesOfBase64(bytes), types[kind]);
    },
  });
  return (
    <>
      {(['xlsx', 'pdf'] as const).map((kind) => (
        <Button
          key={kind}
          variant="default"
          size="xs"
          leftSection={<Icon name="download" />}
          disabled={!isReleased}
          loading={save.isPending && save.variables === kind}
          onClick={() => save.mutate(kind)}
        >
          {kind === 'xlsx' ? t.treasuryXlsx : t.treasuryPdf}
        </Button>
      ))}
      {save.error === null ? null : <Failed error={save.error} />}
    </>
  );
}
