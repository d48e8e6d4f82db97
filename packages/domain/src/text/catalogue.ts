/**
 * Typed catalogues: the Kazakh texts say which names and parameters there are, Russian and English must have the same. A
 * missing text, a text too many or another parameter does not compile; a parameter forgotten by the caller neither.
 */
import type { TextLanguage } from './language.ts';

/** A text, or a function from its parameters to a text. */
export type Text = string | ((params: never) => string);
export type Texts = Readonly<Record<string, Text>>;

/** The same names with the same parameters, in another language. */
export type SameTexts<Model extends Texts> = {
  readonly [Name in keyof Model]: Model[Name] extends (params: infer Params) => string
    ? (params: Params) => string
    : string;
};

export type Catalogue<Model extends Texts> = Readonly<Record<TextLanguage, SameTexts<Model>>>;

/** `defineTexts({ kk: { a: '…' }, ru: { a: '…' }, en: { a: '…' } })`; used as `texts[language].a`. */
export function defineTexts<const Model extends Texts>(texts: {
  readonly kk: Model;
  readonly ru: SameTexts<NoInfer<Model>>;
  readonly en: SameTexts<NoInfer<Model>>;
}): Catalogue<Model> {
  // The compiler cannot see that a model is the same as itself.
  return texts as unknown as Catalogue<Model>;
}
