/** What a kind of source is, to a merchant. */
export const kindWords = {
  aggregator: "Many carriers at once",
  native: "The carrier itself",
  own: "Your own system",
} as const;

const failures: Record<string, string> = {
  outside_unreachable: "It does not answer.",
  outside_busy: "It asks us to wait: too many questions.",
  outside_refused: "It refuses what we ask.",
  outside_refused_credentials: "It does not accept the key that was entered.",
  reply_unknown: "It answers something that it does not document.",
  carrier_settings_wrong: "Its settings are not complete any more. Enter them again under Connections.",
  carrier_source_not_connected: "It is not connected.",
};

/** Why a source could not be asked, as a person says it. */
export const failureWords = (code: string | null): string => {
  const plain = code?.split(":")[0] ?? "";
  return (
    failures[plain] ?? (plain ? `It answered with a failure (${plain.replaceAll("_", " ")}).` : "It failed.")
  );
};
