-- AlterTable
ALTER TABLE "order" ADD COLUMN     "promise_id" TEXT;

-- AlterTable
ALTER TABLE "product" ADD COLUMN     "tags" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- AlterTable
ALTER TABLE "promise" DROP CONSTRAINT "promise_pkey",
ADD COLUMN     "because" TEXT NOT NULL DEFAULT 'ordered',
ADD COLUMN     "delivered_on" TEXT,
ADD COLUMN     "late_risk" DOUBLE PRECISION,
ADD COLUMN     "surface" TEXT NOT NULL DEFAULT 'order',
ADD CONSTRAINT "promise_pkey" PRIMARY KEY ("shop_id", "subject_id", "id");

-- DropTable
DROP TABLE "lane_transit";

-- CreateTable
CREATE TABLE "variant" (
    "shop_id" BIGINT NOT NULL,
    "id" TEXT NOT NULL,
    "product_id" TEXT NOT NULL,
    "grams" INTEGER,
    "ships" BOOLEAN NOT NULL DEFAULT true,
    "stock" INTEGER,
    "sells_past_stock" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "variant_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateTable
CREATE TABLE "promise_quote" (
    "shop_id" BIGINT NOT NULL,
    "id" TEXT NOT NULL,
    "inputs" JSONB NOT NULL,
    "earliest" TEXT NOT NULL,
    "likely" TEXT NOT NULL,
    "latest" TEXT NOT NULL,
    "zone" TEXT NOT NULL,
    "confidence" DOUBLE PRECISION NOT NULL,
    "model" TEXT NOT NULL,
    "surfaces" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "made_at" TIMESTAMPTZ(3) NOT NULL,
    "valid_until" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "promise_quote_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateTable
CREATE TABLE "promise_journey" (
    "shop_id" BIGINT NOT NULL,
    "id" TEXT NOT NULL,
    "order_id" TEXT NOT NULL,
    "ordered_at" TIMESTAMPTZ(3) NOT NULL,
    "handed_over_at" TIMESTAMPTZ(3),
    "delivered_at" TIMESTAMPTZ(3),
    "location_id" TEXT,
    "origin_country" TEXT,
    "origin_region" TEXT,
    "origin_postal" TEXT,
    "dest_country" TEXT,
    "dest_region" TEXT,
    "dest_postal" TEXT,
    "carrier" TEXT,
    "service" TEXT,
    "items" INTEGER,
    "weight_g" INTEGER,
    "price_minor" BIGINT,
    "category" TEXT,
    "ended_at" TIMESTAMPTZ(3),
    "source" TEXT NOT NULL DEFAULT 'stream',

    CONSTRAINT "promise_journey_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateTable
CREATE TABLE "promise_model" (
    "shop_id" BIGINT NOT NULL,
    "version" TEXT NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL,
    "body" BYTEA NOT NULL,
    "figures" JSONB NOT NULL,

    CONSTRAINT "promise_model_pkey" PRIMARY KEY ("shop_id","version")
);

-- CreateTable
CREATE TABLE "promise_settings" (
    "shop_id" BIGINT NOT NULL,
    "settings" JSONB NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "promise_settings_pkey" PRIMARY KEY ("shop_id")
);

-- CreateTable
CREATE TABLE "promise_processing" (
    "shop_id" BIGINT NOT NULL,
    "location_id" TEXT NOT NULL,
    "confirmed" JSONB,
    "learned" JSONB,
    "learned_at" TIMESTAMPTZ(3),
    "confirmed_at" TIMESTAMPTZ(3),

    CONSTRAINT "promise_processing_pkey" PRIMARY KEY ("shop_id","location_id")
);

-- CreateTable
CREATE TABLE "promise_backtest" (
    "shop_id" BIGINT NOT NULL,
    "id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "progress" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "upload" BYTEA,
    "wish" JSONB NOT NULL,
    "summary" JSONB,
    "problem" TEXT,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "promise_backtest_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateTable
CREATE TABLE "promise_kept" (
    "shop_id" BIGINT NOT NULL,
    "week" TEXT NOT NULL,
    "carrier" TEXT NOT NULL,
    "service" TEXT NOT NULL,
    "origin" TEXT NOT NULL,
    "destination" TEXT NOT NULL,
    "location_id" TEXT NOT NULL,
    "settled" INTEGER NOT NULL DEFAULT 0,
    "kept" INTEGER NOT NULL DEFAULT 0,
    "days_late" INTEGER NOT NULL DEFAULT 0,
    "days_early" INTEGER NOT NULL DEFAULT 0,
    "days_told" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "promise_kept_pkey" PRIMARY KEY ("shop_id","week","carrier","service","origin","destination","location_id")
);

-- CreateIndex
CREATE INDEX "variant_shop_id_product_id_idx" ON "variant"("shop_id", "product_id");

-- CreateIndex
CREATE INDEX "promise_quote_shop_id_valid_until_idx" ON "promise_quote"("shop_id", "valid_until");

-- CreateIndex
CREATE INDEX "promise_journey_shop_id_ordered_at_id_idx" ON "promise_journey"("shop_id", "ordered_at" DESC, "id");

-- CreateIndex
CREATE INDEX "promise_journey_shop_id_order_id_idx" ON "promise_journey"("shop_id", "order_id");

-- CreateIndex
CREATE INDEX "promise_model_shop_id_made_at_idx" ON "promise_model"("shop_id", "made_at" DESC);

-- CreateIndex
CREATE INDEX "promise_backtest_shop_id_asked_at_idx" ON "promise_backtest"("shop_id", "asked_at" DESC);

-- CreateIndex
CREATE INDEX "promise_shop_id_order_id_idx" ON "promise"("shop_id", "order_id");

-- CreateIndex
CREATE INDEX "promise_shop_id_id_idx" ON "promise"("shop_id", "id");

-- CreateIndex
CREATE INDEX "promise_shop_id_made_at_subject_id_id_idx" ON "promise"("shop_id", "made_at" DESC, "subject_id", "id");

-- CreateIndex
CREATE INDEX "promise_shop_id_state_made_at_subject_id_id_idx" ON "promise"("shop_id", "state", "made_at" DESC, "subject_id", "id");

-- CreateIndex
CREATE INDEX "promise_shop_id_surface_made_at_subject_id_id_idx" ON "promise"("shop_id", "surface", "made_at" DESC, "subject_id", "id");

-- Tenant scope
select doorstep_tenant(array[
  'variant', 'promise_quote', 'promise_journey', 'promise_model', 'promise_settings', 'promise_processing',
  'promise_backtest', 'promise_kept']);
