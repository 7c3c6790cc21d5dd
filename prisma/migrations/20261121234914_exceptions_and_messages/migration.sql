-- DropIndex
DROP INDEX "exception_case_shop_id_shipment_id_idx";

-- DropIndex
DROP INDEX "exception_case_shop_id_state_respond_by_idx";

-- CreateTable
CREATE TABLE "ticket" (
    "shop_id" BIGINT NOT NULL,
    "id" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "order_id" TEXT NOT NULL,
    "case_id" TEXT NOT NULL,
    "helpdesk" TEXT NOT NULL,
    "ticket_id" TEXT,
    "url" TEXT,
    "state" TEXT NOT NULL DEFAULT 'opening',
    "assignee" TEXT,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "closed_at" TIMESTAMPTZ(3),
    "heard_at" TIMESTAMPTZ(3),

    CONSTRAINT "ticket_pkey" PRIMARY KEY ("shop_id","id")
);

-- What stood on the case stands on its ticket.
INSERT INTO "ticket" ("shop_id", "id", "subject_id", "order_id", "case_id", "helpdesk", "ticket_id", "url", "state", "opened_at", "closed_at")
  SELECT "shop_id", 'tic_' || "id", "shipment_id", "order_id", "id", "helpdesk", "ticket_id", "ticket_url",
         CASE "state" WHEN 'open' THEN 'open' ELSE 'solved' END, "opened_at", "resolved_at"
    FROM "exception_case" WHERE "helpdesk" IS NOT NULL AND "ticket_id" IS NOT NULL;

-- AlterTable
ALTER TABLE "exception_case" DROP COLUMN "helpdesk",
DROP COLUMN "ticket_id",
DROP COLUMN "ticket_url",
ADD COLUMN     "escalated" SMALLINT NOT NULL DEFAULT 0,
ADD COLUMN     "first_action_at" TIMESTAMPTZ(3),
ADD COLUMN     "happened_at" TIMESTAMPTZ(3),
ADD COLUMN     "hidden_by" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "owner" TEXT,
ADD COLUMN     "resolution" TEXT,
ADD COLUMN     "resolve_by" TIMESTAMPTZ(3),
ADD COLUMN     "severity" SMALLINT,
ADD COLUMN     "steps_done" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "subject_id" TEXT,
ALTER COLUMN "shipment_id" DROP NOT NULL;
UPDATE "exception_case" SET "happened_at" = "opened_at", "resolve_by" = "respond_by" + interval '3 days', "severity" = 50,
  "subject_id" = "shipment_id", "resolution" = CASE "state" WHEN 'resolved' THEN 'good_news' END;
ALTER TABLE "exception_case" ALTER COLUMN "happened_at" SET NOT NULL, ALTER COLUMN "resolve_by" SET NOT NULL,
  ALTER COLUMN "severity" SET NOT NULL, ALTER COLUMN "subject_id" SET NOT NULL;

-- AlterTable
ALTER TABLE "message" RENAME COLUMN "channel" TO "medium";
ALTER TABLE "message" RENAME COLUMN "template" TO "trigger";
ALTER TABLE "message" DROP COLUMN "revision",
ADD COLUMN     "bounced_at" TIMESTAMPTZ(3),
ADD COLUMN     "class" TEXT NOT NULL DEFAULT 'operational',
ADD COLUMN     "clicked_at" TIMESTAMPTZ(3),
ADD COLUMN     "complained_at" TIMESTAMPTZ(3),
ADD COLUMN     "delivered_at" TIMESTAMPTZ(3),
ADD COLUMN     "due_at" TIMESTAMPTZ(3),
ADD COLUMN     "event" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN     "happened_at" TIMESTAMPTZ(3),
ADD COLUMN     "language" TEXT,
ADD COLUMN     "latest" TEXT,
ADD COLUMN     "letter" BYTEA,
ADD COLUMN     "line" TEXT NOT NULL DEFAULT 'trouble',
ADD COLUMN     "merged_into" TEXT,
ADD COLUMN     "opened_at" TIMESTAMPTZ(3),
ADD COLUMN     "provider" TEXT,
ADD COLUMN     "provider_id" TEXT,
ADD COLUMN     "reason" TEXT NOT NULL DEFAULT 'news',
ADD COLUMN     "weight" TEXT NOT NULL DEFAULT 'urgent',
ALTER COLUMN "state" DROP DEFAULT;
UPDATE "message" SET "happened_at" = "decided_at";
ALTER TABLE "message" ALTER COLUMN "happened_at" SET NOT NULL, ALTER COLUMN "class" DROP DEFAULT, ALTER COLUMN "event" DROP DEFAULT,
  ALTER COLUMN "line" DROP DEFAULT, ALTER COLUMN "reason" DROP DEFAULT, ALTER COLUMN "weight" DROP DEFAULT;

-- CreateTable
CREATE TABLE "case_entry" (
    "shop_id" BIGINT NOT NULL,
    "case_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "kind" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "code" TEXT,
    "words" BYTEA,
    "person_id" TEXT,

    CONSTRAINT "case_entry_pkey" PRIMARY KEY ("shop_id","case_id","id")
);

-- CreateTable
CREATE TABLE "playbook" (
    "shop_id" BIGINT NOT NULL,
    "kind" TEXT NOT NULL,
    "play" JSONB NOT NULL,
    "version" INTEGER NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "playbook_pkey" PRIMARY KEY ("shop_id","kind")
);

-- CreateTable
CREATE TABLE "detection_settings" (
    "shop_id" BIGINT NOT NULL,
    "settings" JSONB NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "detection_settings_pkey" PRIMARY KEY ("shop_id")
);

-- CreateTable
CREATE TABLE "learnt_silence" (
    "shop_id" BIGINT NOT NULL,
    "carrier" TEXT NOT NULL,
    "service" TEXT NOT NULL,
    "lane" TEXT NOT NULL,
    "stage" TEXT NOT NULL,
    "hours" DOUBLE PRECISION NOT NULL,
    "gaps" INTEGER NOT NULL,
    "learnt_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "learnt_silence_pkey" PRIMARY KEY ("shop_id","carrier","service","lane","stage")
);

-- CreateTable
CREATE TABLE "message_tally" (
    "shop_id" BIGINT NOT NULL,
    "scope" TEXT NOT NULL,
    "sent" INTEGER NOT NULL DEFAULT 0,
    "critical" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "message_tally_pkey" PRIMARY KEY ("shop_id","scope")
);

-- CreateTable
CREATE TABLE "suppression" (
    "shop_id" BIGINT NOT NULL,
    "medium" TEXT NOT NULL,
    "address_index" BYTEA NOT NULL,
    "reason" TEXT NOT NULL,
    "covers" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "suppression_pkey" PRIMARY KEY ("shop_id","medium","address_index")
);

-- CreateTable
CREATE TABLE "message_template" (
    "shop_id" BIGINT NOT NULL,
    "trigger" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "template" JSONB,
    "saved_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "message_template_pkey" PRIMARY KEY ("shop_id","trigger","language","version")
);

-- CreateTable
CREATE TABLE "message_settings" (
    "shop_id" BIGINT NOT NULL,
    "settings" JSONB NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "message_settings_pkey" PRIMARY KEY ("shop_id")
);

-- CreateTable
CREATE TABLE "order_exception" (
    "shop_id" BIGINT NOT NULL,
    "id" TEXT NOT NULL,
    "order_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "resolved_at" TIMESTAMPTZ(3),

    CONSTRAINT "order_exception_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateTable
CREATE TABLE "consent" (
    "shop_id" BIGINT NOT NULL,
    "person_id" TEXT NOT NULL,
    "medium" TEXT NOT NULL,
    "class" TEXT NOT NULL,
    "granted" BOOLEAN NOT NULL,
    "source" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "consent_pkey" PRIMARY KEY ("shop_id","person_id","medium","class")
);

-- CreateIndex
CREATE INDEX "case_entry_shop_id_case_id_at_idx" ON "case_entry"("shop_id", "case_id", "at");

-- CreateIndex
CREATE INDEX "case_entry_shop_id_person_id_idx" ON "case_entry"("shop_id", "person_id");

-- CreateIndex
CREATE INDEX "ticket_shop_id_subject_id_opened_at_idx" ON "ticket"("shop_id", "subject_id", "opened_at");

-- CreateIndex
CREATE INDEX "ticket_shop_id_helpdesk_ticket_id_idx" ON "ticket"("shop_id", "helpdesk", "ticket_id");

-- CreateIndex
CREATE INDEX "suppression_shop_id_at_idx" ON "suppression"("shop_id", "at" DESC);

-- CreateIndex
CREATE INDEX "order_exception_shop_id_order_id_idx" ON "order_exception"("shop_id", "order_id");

-- CreateIndex
CREATE INDEX "exception_case_shop_id_state_hidden_by_respond_by_id_idx" ON "exception_case"("shop_id", "state", "hidden_by", "respond_by", "id");

-- CreateIndex
CREATE INDEX "exception_case_shop_id_subject_id_idx" ON "exception_case"("shop_id", "subject_id");

-- CreateIndex
CREATE INDEX "exception_case_shop_id_order_id_idx" ON "exception_case"("shop_id", "order_id");

-- CreateIndex
CREATE INDEX "exception_case_shop_id_opened_at_idx" ON "exception_case"("shop_id", "opened_at");

-- CreateIndex
CREATE INDEX "message_shop_id_decided_at_id_idx" ON "message"("shop_id", "decided_at" DESC, "id");

-- CreateIndex
CREATE INDEX "message_shop_id_state_decided_at_id_idx" ON "message"("shop_id", "state", "decided_at" DESC, "id");

-- CreateIndex
CREATE INDEX "message_shop_id_provider_provider_id_idx" ON "message"("shop_id", "provider", "provider_id");

-- CreateIndex
CREATE INDEX "message_shop_id_person_id_idx" ON "message"("shop_id", "person_id");

-- CreateTable
CREATE TABLE "correspondence" (
    "shop_id" BIGINT NOT NULL,
    "order_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "direction" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "words" BYTEA,
    "person_id" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "correspondence_pkey" PRIMARY KEY ("shop_id","order_id","id")
);

-- CreateIndex
CREATE INDEX "correspondence_shop_id_person_id_idx" ON "correspondence"("shop_id", "person_id");

-- CreateIndex
CREATE INDEX "exception_case_shop_id_state_opened_at_id_idx" ON "exception_case"("shop_id", "state", "opened_at", "id");

-- CreateIndex
CREATE INDEX "exception_case_shop_id_kind_opened_at_id_idx" ON "exception_case"("shop_id", "kind", "opened_at", "id");

-- Silence is watched by another module now.
UPDATE "alarm" SET "name" = 'exceptions.silence' WHERE "name" = 'tracking.silence';

-- Letters that waited under the name they had.
UPDATE "outbox" SET "kind" = 'messages.send' WHERE "kind" = 'messages.email' AND "state" = 'queued';

-- Tenant scope
select doorstep_tenant(array[
  'case_entry', 'ticket', 'playbook', 'detection_settings', 'learnt_silence', 'message_tally', 'suppression',
  'message_template', 'message_settings', 'order_exception', 'consent', 'correspondence']);
