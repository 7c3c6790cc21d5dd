import { z } from "zod";
import { media } from "../../../adapters/channels/contract";
import type { MessageSettings } from "../settings";
import { type TriggerId, triggerIds, triggerOf } from "../triggers";

const medium = z.enum(media);

/** Over what a message is sent, as a form says it: media with commas between, and who says it instead of us. */
export const sayForm = z.object({
  trigger: z.enum(triggerIds as [TriggerId, ...TriggerId[]]),
  media: z
    .string()
    .transform((text) => [...new Set(text.split(",").filter(Boolean))])
    .pipe(z.array(medium)),
  elsewhere: z.string().trim().max(60, "At most 60 characters."),
});

/** The settings with one message sent so. What is as by default is not kept, so that a better default reaches the store. */
export function saidSo(
  now: MessageSettings,
  { trigger, media, elsewhere }: z.output<typeof sayForm>,
): MessageSettings {
  const { [trigger]: _media, ...mediaOfOthers } = now.media;
  const { [trigger]: _elsewhere, ...elsewhereOfOthers } = now.saidElsewhere;
  const asByDefault = media.join() === triggerOf(trigger).media.join();
  return {
    ...now,
    media: asByDefault ? mediaOfOthers : { ...mediaOfOthers, [trigger]: media },
    saidElsewhere: elsewhere ? { ...elsewhereOfOthers, [trigger]: elsewhere } : elsewhereOfOthers,
  };
}

/** One message that another system is to say. */
export const leaveForm = sayForm.pick({ trigger: true }).extend({ tool: z.string().min(1).max(60) });

/** Another system says it: its media stay, for the day on which we are to say it again. */
export const leftTo = (now: MessageSettings, trigger: TriggerId, tool: string): MessageSettings => ({
  ...now,
  saidElsewhere: { ...now.saidElsewhere, [trigger]: tool },
});
