-- AlterTable
ALTER TABLE "order" ADD COLUMN     "links_from" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "scan" ADD COLUMN     "local_time" TEXT;

-- AlterTable
ALTER TABLE "shipment" ADD COLUMN     "carrier_by" TEXT NOT NULL DEFAULT 'store',
ADD COLUMN     "disagreement" TEXT NOT NULL DEFAULT '';

-- AlterTable
ALTER TABLE "person" ADD COLUMN     "phone_index" BYTEA,
ADD COLUMN     "postal_index" BYTEA;

-- CreateTable
CREATE TABLE "shipment_leg" (
    "shop_id" BIGINT NOT NULL,
    "shipment_id" TEXT NOT NULL,
    "tracking_number" TEXT NOT NULL,
    "carrier" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "told_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "shipment_leg_pkey" PRIMARY KEY ("shop_id","shipment_id","tracking_number")
);

-- CreateTable
CREATE TABLE "parcel_source" (
    "shop_id" BIGINT NOT NULL,
    "shipment_id" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "asked" BOOLEAN NOT NULL,
    "lag_minutes" INTEGER NOT NULL,
    "heard_at" TIMESTAMPTZ(3),
    "due_at" TIMESTAMPTZ(3),
    "failures" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "parcel_source_pkey" PRIMARY KEY ("shop_id","shipment_id","source")
);

-- CreateTable
CREATE TABLE "source_health" (
    "shop_id" BIGINT NOT NULL,
    "source" TEXT NOT NULL,
    "heard_at" TIMESTAMPTZ(3),
    "asked_at" TIMESTAMPTZ(3),
    "answered_at" TIMESTAMPTZ(3),
    "failures" INTEGER NOT NULL DEFAULT 0,
    "last_error" TEXT,
    "failed_at" TIMESTAMPTZ(3),

    CONSTRAINT "source_health_pkey" PRIMARY KEY ("shop_id","source")
);

-- CreateTable
CREATE TABLE "carrier_word" (
    "shop_id" BIGINT NOT NULL,
    "source" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "sample" TEXT,
    "state" TEXT NOT NULL DEFAULT 'unknown',
    "milestone" TEXT,
    "exception" TEXT,
    "times" INTEGER NOT NULL DEFAULT 0,
    "first_seen_at" TIMESTAMPTZ(3) NOT NULL,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL,
    "said_at" TIMESTAMPTZ(3),

    CONSTRAINT "carrier_word_pkey" PRIMARY KEY ("shop_id","source","code")
);

-- CreateTable
CREATE TABLE "fulfillment_event_written" (
    "shop_id" BIGINT NOT NULL,
    "shipment_id" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "happened_at" TIMESTAMPTZ(3) NOT NULL,
    "fulfillment_id" TEXT NOT NULL,
    "event_id" TEXT,

    CONSTRAINT "fulfillment_event_written_pkey" PRIMARY KEY ("shop_id","shipment_id","status","happened_at")
);

-- CreateTable
CREATE TABLE "tracking_settings" (
    "shop_id" BIGINT NOT NULL,
    "settings" JSONB NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "tracking_settings_pkey" PRIMARY KEY ("shop_id")
);

-- CreateTable
CREATE TABLE "placement" (
    "shop_id" BIGINT NOT NULL,
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "card" JSONB NOT NULL,
    "live" BOOLEAN NOT NULL,
    "starts_at" TIMESTAMPTZ(3),
    "ends_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "placement_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateTable
CREATE TABLE "placement_click" (
    "shop_id" BIGINT NOT NULL,
    "id" TEXT NOT NULL,
    "placement_id" TEXT NOT NULL,
    "order_id" TEXT NOT NULL,
    "clicked_at" TIMESTAMPTZ(3) NOT NULL,
    "bought_order_id" TEXT,
    "revenue_minor" BIGINT,
    "currency" TEXT,
    "bought_at" TIMESTAMPTZ(3),

    CONSTRAINT "placement_click_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateTable
CREATE TABLE "delivery_wish" (
    "shop_id" BIGINT NOT NULL,
    "id" TEXT NOT NULL,
    "shipment_id" TEXT NOT NULL,
    "order_id" TEXT NOT NULL,
    "wish" TEXT NOT NULL,
    "on_day" TEXT,
    "details" BYTEA,
    "person_id" TEXT,
    "state" TEXT NOT NULL,
    "reference" TEXT,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "settled_at" TIMESTAMPTZ(3),

    CONSTRAINT "delivery_wish_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateTable
CREATE TABLE "delivery_feedback" (
    "shop_id" BIGINT NOT NULL,
    "shipment_id" TEXT NOT NULL,
    "order_id" TEXT NOT NULL,
    "score" SMALLINT NOT NULL,
    "words" BYTEA,
    "person_id" TEXT,
    "given_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "delivery_feedback_pkey" PRIMARY KEY ("shop_id","shipment_id")
);

-- CreateIndex
CREATE INDEX "shipment_leg_shop_id_tracking_number_idx" ON "shipment_leg"("shop_id", "tracking_number");

-- CreateIndex
CREATE INDEX "parcel_source_shop_id_source_due_at_idx" ON "parcel_source"("shop_id", "source", "due_at");

-- CreateIndex
CREATE INDEX "parcel_source_shop_id_source_heard_at_idx" ON "parcel_source"("shop_id", "source", "heard_at");

-- CreateIndex
CREATE INDEX "carrier_word_shop_id_state_last_seen_at_idx" ON "carrier_word"("shop_id", "state", "last_seen_at" DESC);

-- CreateIndex
CREATE INDEX "fulfillment_event_written_shop_id_fulfillment_id_idx" ON "fulfillment_event_written"("shop_id", "fulfillment_id");

-- CreateIndex
CREATE INDEX "placement_click_shop_id_placement_id_clicked_at_idx" ON "placement_click"("shop_id", "placement_id", "clicked_at");

-- CreateIndex
CREATE INDEX "placement_click_shop_id_order_id_clicked_at_idx" ON "placement_click"("shop_id", "order_id", "clicked_at");

-- CreateIndex
CREATE INDEX "delivery_wish_shop_id_shipment_id_idx" ON "delivery_wish"("shop_id", "shipment_id");

-- Parcels whose sources disagree, newest first, however few they are among millions.
create index shipment_in_dispute on shipment (shop_id, registered_at desc, id) where disagreement <> '';

-- Tenant scope
select doorstep_tenant(array[
  'shipment_leg', 'parcel_source', 'source_health', 'carrier_word', 'fulfillment_event_written', 'tracking_settings',
  'placement', 'placement_click', 'delivery_wish', 'delivery_feedback']);
