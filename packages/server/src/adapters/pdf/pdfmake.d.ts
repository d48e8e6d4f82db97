/** What we use of pdfmake, which brings no types of its own; those of others need a browser's. */
declare module 'pdfmake' {
  type Margin = readonly [left: number, top: number, right: number, bottom: number];

  interface Style {
    readonly bold?: boolean;
    readonly fontSize?: number;
    readonly color?: string;
    readonly margin?: Margin;
    readonly font?: string;
    readonly lineHeight?: number;
  }

  export type Content =
    | string
    | (Style & { readonly text: string; readonly link?: string })
    | (Style & { readonly qr: string; readonly fit: number; readonly width?: 'auto'; readonly eccLevel?: 'M' })
    | (Style & { readonly columns: readonly (Content | readonly Content[])[]; readonly columnGap?: number })
    | (Style & {
        readonly layout: 'lightHorizontalLines';
        readonly table: {
          readonly headerRows: number;
          readonly widths: readonly (number | '*')[];
          readonly body: readonly (readonly Content[])[];
        };
      });

  export interface Definition {
    readonly pageSize: 'A4';
    readonly pageOrientation?: 'landscape';
    readonly pageMargins: Margin;
    readonly info: {
      readonly title: string;
      readonly creator: string;
      readonly creationDate?: Date;
      readonly modDate?: Date;
    };
    readonly content: readonly Content[];
    readonly defaultStyle?: Style;
  }

  interface Pdfmake {
    setFonts(fonts: Readonly<Record<string, { readonly normal: string; readonly bold: string }>>): void;
    setUrlAccessPolicy(allows: (url: string) => boolean): void;
    setLocalAccessPolicy(allows: (path: string) => boolean): void;
    createPdf(definition: Definition): { getBuffer(): Promise<Uint8Array> };
  }

  const pdfmake: Pdfmake;
  export default pdfmake;
}
