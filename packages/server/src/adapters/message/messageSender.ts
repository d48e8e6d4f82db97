/** The port to whoever brings short messages to people. */
export interface ShortMessage {
  /** What makes the same message the same; sent twice under one key, it arrives once. */
  readonly key: string;
  /** `+7` and ten digits. */
  readonly phone: string;
  readonly text: string;
}

export interface MessageSender {
  send(message: ShortMessage): Promise<void>;
}
