/** Form Р-1 of an act, and its annex for whoever may see the children's data. */
import { routes } from '@balapan/api/routes.ts';
import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Icon } from '../../kit/Icon.tsx';
import { Failed } from '../../kit/State.tsx';
import { bytesOfBase64, saveFile } from '../../kit/saveFile.ts';
import { api } from '../../shell/api.ts';
import { useTexts } from '../../shell/language.tsx';
import { useMay } from '../../shell/me.ts';
import { actPageTexts } from '../../texts/actPage.ts';

const kinds = ['paper', 'annex'] as const;

export function ActPaper({ actId }: { actId: string }) {
  const p = useTexts(actPageTexts);
  const may = useMay();
  const made = useMutation({
    mutationFn: (kind: (typeof kinds)[number]): Promise<{ name: string; bytes: string }> =>
      api.settlement[kind]({ actId }),
    onSuccess: ({ name, bytes }) => saveFile(name, bytesOfBase64(bytes), 'application/pdf'),
  });
  return (
    <>
      {kinds
        .filter((kind) => may(routes.settlement[kind]))
        .map((kind) => (
          <Button
            key={kind}
            variant="default"
            size="xs"
            leftSection={<Icon name="download" />}
            loading={made.isPending && made.variables === kind}
            onClick={() => made.mutate(kind)}
          >
            {p[kind]}
          </Button>
        ))}
      {made.error === null ? null : <Failed error={made.error} />}
    </>
  );
}
