-- CreateTable
CREATE TABLE "claim" (
    "shop_id" BIGINT NOT NULL,
    "id" TEXT NOT NULL,
    "shipment_id" TEXT NOT NULL,
    "order_id" TEXT NOT NULL,
    "carrier" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "currency" TEXT NOT NULL,
    "deadline" TEXT NOT NULL,
    "rule" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "reference" TEXT,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "filed_at" TIMESTAMPTZ(3),

    CONSTRAINT "claim_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateTable
CREATE TABLE "exception_case" (
    "shop_id" BIGINT NOT NULL,
    "id" TEXT NOT NULL,
    "exception_id" TEXT NOT NULL,
    "shipment_id" TEXT NOT NULL,
    "order_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "team" TEXT NOT NULL,
    "priority" TEXT NOT NULL,
    "respond_by" TIMESTAMPTZ(3) NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'open',
    "helpdesk" TEXT,
    "ticket_id" TEXT,
    "ticket_url" TEXT,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "resolved_at" TIMESTAMPTZ(3),

    CONSTRAINT "exception_case_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateTable
CREATE TABLE "lane_record" (
    "shop_id" BIGINT NOT NULL,
    "lane" TEXT NOT NULL,
    "carrier" TEXT NOT NULL,
    "shipped" INTEGER NOT NULL DEFAULT 0,
    "delivered" INTEGER NOT NULL DEFAULT 0,
    "lost" INTEGER NOT NULL DEFAULT 0,
    "damaged" INTEGER NOT NULL DEFAULT 0,
    "late" INTEGER NOT NULL DEFAULT 0,
    "transit_hours" BIGINT NOT NULL DEFAULT 0,
    "last_event_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "lane_record_pkey" PRIMARY KEY ("shop_id","lane")
);

-- CreateTable
CREATE TABLE "daily_figure" (
    "shop_id" BIGINT NOT NULL,
    "day" TEXT NOT NULL,
    "figure" TEXT NOT NULL,
    "value" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "daily_figure_pkey" PRIMARY KEY ("shop_id","day","figure")
);

-- CreateTable
CREATE TABLE "message" (
    "shop_id" BIGINT NOT NULL,
    "id" TEXT NOT NULL,
    "order_id" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "template" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'queued',
    "decided_at" TIMESTAMPTZ(3) NOT NULL,
    "sent_at" TIMESTAMPTZ(3),

    CONSTRAINT "message_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateTable
CREATE TABLE "order" (
    "shop_id" BIGINT NOT NULL,
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "person_id" TEXT,
    "placed_at" TIMESTAMPTZ(3) NOT NULL,
    "cancelled_at" TIMESTAMPTZ(3),
    "currency" TEXT NOT NULL,
    "total_minor" BIGINT NOT NULL,
    "shipping_title" TEXT,
    "ship_to_country" TEXT,
    "ship_to_region" TEXT,
    "ship_to_postal_prefix" TEXT,
    "financial" TEXT,
    "locale" TEXT,
    "version" TEXT NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "order_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateTable
CREATE TABLE "order_line" (
    "shop_id" BIGINT NOT NULL,
    "order_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "product_id" TEXT,
    "title" TEXT NOT NULL,
    "sku" TEXT,
    "quantity" INTEGER NOT NULL,
    "unit_minor" BIGINT NOT NULL,
    "category" TEXT,
    "ships" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "order_line_pkey" PRIMARY KEY ("shop_id","order_id","id")
);

-- CreateTable
CREATE TABLE "product" (
    "shop_id" BIGINT NOT NULL,
    "id" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "category" TEXT,
    "version" TEXT NOT NULL,

    CONSTRAINT "product_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateTable
CREATE TABLE "outlook" (
    "shop_id" BIGINT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "order_id" TEXT NOT NULL,
    "exception_id" TEXT NOT NULL DEFAULT '',
    "headline" TEXT NOT NULL,
    "next_step" TEXT,
    "next_values" JSONB,
    "earliest" TEXT,
    "likely" TEXT,
    "latest" TEXT,
    "zone" TEXT,
    "dates_for" TEXT,
    "next_for" TEXT,
    "revision" INTEGER NOT NULL DEFAULT 0,
    "since" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "outlook_pkey" PRIMARY KEY ("shop_id","subject_id")
);

-- CreateTable
CREATE TABLE "payout" (
    "shop_id" BIGINT NOT NULL,
    "order_id" TEXT NOT NULL,
    "order_line_id" TEXT NOT NULL,
    "unit" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "currency" TEXT NOT NULL,
    "granted_by" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "payout_pkey" PRIMARY KEY ("shop_id","order_id","order_line_id","unit")
);

-- CreateTable
CREATE TABLE "person" (
    "shop_id" BIGINT NOT NULL,
    "id" TEXT NOT NULL,
    "wrapped_key" BYTEA,
    "details" BYTEA,
    "email_index" BYTEA,
    "customer_id" TEXT,
    "locale" TEXT,
    "version" TEXT NOT NULL,
    "erased_at" TIMESTAMPTZ(3),

    CONSTRAINT "person_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateTable
CREATE TABLE "promise" (
    "shop_id" BIGINT NOT NULL,
    "id" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "order_id" TEXT NOT NULL,
    "earliest" TEXT NOT NULL,
    "likely" TEXT NOT NULL,
    "latest" TEXT NOT NULL,
    "zone" TEXT NOT NULL,
    "confidence" DOUBLE PRECISION NOT NULL,
    "inputs" JSONB NOT NULL,
    "model" TEXT NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'open',
    "settled_at" TIMESTAMPTZ(3),

    CONSTRAINT "promise_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateTable
CREATE TABLE "lane_transit" (
    "shop_id" BIGINT NOT NULL,
    "lane" TEXT NOT NULL,
    "days" INTEGER NOT NULL,
    "parcels" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "lane_transit_pkey" PRIMARY KEY ("shop_id","lane","days")
);

-- CreateTable
CREATE TABLE "cover" (
    "shop_id" BIGINT NOT NULL,
    "shipment_id" TEXT NOT NULL,
    "order_id" TEXT NOT NULL,
    "covered" BOOLEAN NOT NULL,
    "reasons" JSONB NOT NULL,
    "limit_minor" BIGINT NOT NULL,
    "currency" TEXT NOT NULL,
    "decided_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "cover_pkey" PRIMARY KEY ("shop_id","shipment_id")
);

-- CreateTable
CREATE TABLE "remedy" (
    "shop_id" BIGINT NOT NULL,
    "id" TEXT NOT NULL,
    "shipment_id" TEXT NOT NULL,
    "order_id" TEXT NOT NULL,
    "exception_id" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "options" JSONB NOT NULL,
    "chosen" TEXT,
    "amount_minor" BIGINT NOT NULL,
    "currency" TEXT NOT NULL,
    "reasons" JSONB NOT NULL,
    "decided_at" TIMESTAMPTZ(3) NOT NULL,
    "chosen_at" TIMESTAMPTZ(3),

    CONSTRAINT "remedy_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateTable
CREATE TABLE "lane_risk" (
    "shop_id" BIGINT NOT NULL,
    "lane" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "flagged_at" TIMESTAMPTZ(3) NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "lane_risk_pkey" PRIMARY KEY ("shop_id","lane")
);

-- CreateTable
CREATE TABLE "return_record" (
    "shop_id" BIGINT NOT NULL,
    "id" TEXT NOT NULL,
    "order_id" TEXT NOT NULL,
    "name" TEXT,
    "status" TEXT NOT NULL,
    "version" TEXT NOT NULL,

    CONSTRAINT "return_record_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateTable
CREATE TABLE "shipment" (
    "shop_id" BIGINT NOT NULL,
    "id" TEXT NOT NULL,
    "order_id" TEXT NOT NULL,
    "fulfillment_id" TEXT NOT NULL,
    "order_name" TEXT NOT NULL,
    "tracking_number" TEXT,
    "tracking_url" TEXT,
    "carrier" TEXT NOT NULL,
    "service" TEXT,
    "location_id" TEXT,
    "origin_country" TEXT,
    "origin_region" TEXT,
    "dest_country" TEXT,
    "dest_region" TEXT,
    "value_minor" BIGINT NOT NULL,
    "currency" TEXT NOT NULL,
    "category" TEXT,
    "milestone" TEXT NOT NULL,
    "milestone_at" TIMESTAMPTZ(3) NOT NULL,
    "exception" TEXT NOT NULL DEFAULT '',
    "shipped_at" TIMESTAMPTZ(3),
    "delivered_at" TIMESTAMPTZ(3),
    "last_scan_at" TIMESTAMPTZ(3),
    "carrier_eta" TIMESTAMPTZ(3),
    "cancelled" BOOLEAN NOT NULL DEFAULT false,
    "registered_at" TIMESTAMPTZ(3) NOT NULL,
    "version" TEXT NOT NULL,

    CONSTRAINT "shipment_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateTable
CREATE TABLE "shipment_line" (
    "shop_id" BIGINT NOT NULL,
    "shipment_id" TEXT NOT NULL,
    "order_line_id" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "quantity" INTEGER NOT NULL,

    CONSTRAINT "shipment_line_pkey" PRIMARY KEY ("shop_id","shipment_id","order_line_id")
);

-- CreateTable
CREATE TABLE "scan" (
    "shop_id" BIGINT NOT NULL,
    "shipment_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "milestone" TEXT,
    "exception" TEXT,
    "native_code" TEXT,
    "message" TEXT,
    "place" TEXT,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "inbox_source" TEXT NOT NULL,
    "inbox_delivery" TEXT NOT NULL,

    CONSTRAINT "scan_pkey" PRIMARY KEY ("shop_id","shipment_id","id")
);

-- CreateTable
CREATE TABLE "shipment_exception" (
    "shop_id" BIGINT NOT NULL,
    "id" TEXT NOT NULL,
    "shipment_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "responsible" TEXT NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "resolved_at" TIMESTAMPTZ(3),

    CONSTRAINT "shipment_exception_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateTable
CREATE TABLE "shipment_view" (
    "shop_id" BIGINT NOT NULL,
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "filters" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "shipment_view_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateTable
CREATE TABLE "shop" (
    "shop_id" BIGSERIAL NOT NULL,
    "domain" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'active',
    "name" TEXT,
    "currency" TEXT,
    "timezone" TEXT NOT NULL DEFAULT 'UTC',
    "country" TEXT,
    "scopes" TEXT[],
    "installed_at" TIMESTAMPTZ(3) NOT NULL,
    "uninstalled_at" TIMESTAMPTZ(3),
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "shop_pkey" PRIMARY KEY ("shop_id")
);

-- CreateTable
CREATE TABLE "shop_import" (
    "shop_id" BIGINT NOT NULL,
    "id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "from_time" TIMESTAMPTZ(3) NOT NULL,
    "to_time" TIMESTAMPTZ(3) NOT NULL,
    "cursor" TEXT,
    "total" INTEGER NOT NULL DEFAULT 0,
    "seen" INTEGER NOT NULL DEFAULT 0,
    "state" TEXT NOT NULL DEFAULT 'running',
    "last_error" TEXT,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "shop_import_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateTable
CREATE TABLE "connection" (
    "shop_id" BIGINT NOT NULL,
    "kind" TEXT NOT NULL,
    "member" TEXT NOT NULL,
    "settings" BYTEA NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'connected',
    "last_error" TEXT,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "connection_pkey" PRIMARY KEY ("shop_id","kind","member")
);

-- CreateTable
CREATE TABLE "location" (
    "shop_id" BIGINT NOT NULL,
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "country" TEXT NOT NULL,
    "region" TEXT,
    "postal" TEXT,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "version" TEXT NOT NULL,

    CONSTRAINT "location_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateTable
CREATE TABLE "session" (
    "id" TEXT NOT NULL,
    "shop" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "isOnline" BOOLEAN NOT NULL DEFAULT false,
    "scope" TEXT,
    "expires" TIMESTAMP(3),
    "accessToken" TEXT NOT NULL,
    "userId" BIGINT,
    "firstName" TEXT,
    "lastName" TEXT,
    "email" TEXT,
    "accountOwner" BOOLEAN NOT NULL DEFAULT false,
    "locale" TEXT,
    "collaborator" BOOLEAN DEFAULT false,
    "emailVerified" BOOLEAN DEFAULT false,
    "refreshToken" TEXT,
    "refreshTokenExpires" TIMESTAMP(3),

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "inbox" (
    "shop_id" BIGINT NOT NULL,
    "source" TEXT NOT NULL,
    "delivery_id" TEXT NOT NULL,
    "topic" TEXT NOT NULL,
    "event_id" TEXT,
    "triggered_at" TIMESTAMPTZ(3),
    "received_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "story_id" UUID NOT NULL,
    "body" BYTEA,
    "state" TEXT NOT NULL DEFAULT 'new',
    "reason" TEXT,
    "detail" TEXT,
    "person_id" TEXT,
    "handled_at" TIMESTAMPTZ(3),

    CONSTRAINT "inbox_pkey" PRIMARY KEY ("shop_id","source","delivery_id")
);

-- CreateTable
CREATE TABLE "inbox_work" (
    "shop_id" BIGINT NOT NULL,
    "source" TEXT NOT NULL,
    "delivery_id" TEXT NOT NULL,
    "run_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "waits_for" TEXT,

    CONSTRAINT "inbox_work_pkey" PRIMARY KEY ("shop_id","source","delivery_id")
);

-- CreateTable
CREATE TABLE "event" (
    "shop_id" BIGINT NOT NULL,
    "seq" BIGSERIAL NOT NULL,
    "type" TEXT NOT NULL,
    "subject_kind" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "story_id" UUID NOT NULL,
    "caused_by" BIGINT,
    "recorded_by" TEXT NOT NULL,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "dedupe_key" TEXT NOT NULL,
    "payload" JSONB NOT NULL,

    CONSTRAINT "event_pkey" PRIMARY KEY ("shop_id","seq")
);

-- CreateTable
CREATE TABLE "due" (
    "shop_id" BIGINT NOT NULL,
    "event_seq" BIGINT NOT NULL,
    "reaction" TEXT NOT NULL,
    "run_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "state" TEXT NOT NULL DEFAULT 'due',
    "last_error" TEXT,

    CONSTRAINT "due_pkey" PRIMARY KEY ("shop_id","event_seq","reaction")
);

-- CreateTable
CREATE TABLE "ledger" (
    "shop_id" BIGINT NOT NULL,
    "event_seq" BIGINT NOT NULL,
    "reaction" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "note" TEXT,
    "attempts" INTEGER NOT NULL,
    "finished_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ledger_pkey" PRIMARY KEY ("shop_id","event_seq","reaction")
);

-- CreateTable
CREATE TABLE "outbox" (
    "shop_id" BIGINT NOT NULL,
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "idempotency_key" TEXT NOT NULL,
    "order_key" TEXT NOT NULL,
    "event_seq" BIGINT NOT NULL,
    "story_id" UUID NOT NULL,
    "payload" JSONB NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "last_error" TEXT,
    "receipt" JSONB,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "done_at" TIMESTAMPTZ(3),

    CONSTRAINT "outbox_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateTable
CREATE TABLE "alarm" (
    "shop_id" BIGINT NOT NULL,
    "name" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "fires_at" TIMESTAMPTZ(3) NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "last_error" TEXT,

    CONSTRAINT "alarm_pkey" PRIMARY KEY ("shop_id","name","subject_id")
);

-- CreateTable
CREATE TABLE "shop_key" (
    "shop_id" BIGINT NOT NULL,
    "wrapped" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "shop_key_pkey" PRIMARY KEY ("shop_id")
);

-- CreateIndex
CREATE INDEX "claim_shop_id_state_deadline_idx" ON "claim"("shop_id", "state", "deadline");

-- CreateIndex
CREATE INDEX "claim_shop_id_shipment_id_idx" ON "claim"("shop_id", "shipment_id");

-- CreateIndex
CREATE INDEX "exception_case_shop_id_state_respond_by_idx" ON "exception_case"("shop_id", "state", "respond_by");

-- CreateIndex
CREATE INDEX "exception_case_shop_id_shipment_id_idx" ON "exception_case"("shop_id", "shipment_id");

-- CreateIndex
CREATE INDEX "message_shop_id_order_id_decided_at_idx" ON "message"("shop_id", "order_id", "decided_at");

-- CreateIndex
CREATE INDEX "order_shop_id_name_idx" ON "order"("shop_id", "name");

-- CreateIndex
CREATE INDEX "order_shop_id_placed_at_id_idx" ON "order"("shop_id", "placed_at" DESC, "id");

-- CreateIndex
CREATE INDEX "order_shop_id_person_id_idx" ON "order"("shop_id", "person_id");

-- CreateIndex
CREATE INDEX "outlook_shop_id_order_id_idx" ON "outlook"("shop_id", "order_id");

-- CreateIndex
CREATE INDEX "payout_shop_id_granted_by_idx" ON "payout"("shop_id", "granted_by");

-- CreateIndex
CREATE INDEX "person_shop_id_email_index_idx" ON "person"("shop_id", "email_index");

-- CreateIndex
CREATE INDEX "person_shop_id_customer_id_idx" ON "person"("shop_id", "customer_id");

-- CreateIndex
CREATE INDEX "promise_shop_id_subject_id_made_at_idx" ON "promise"("shop_id", "subject_id", "made_at" DESC);

-- CreateIndex
CREATE INDEX "remedy_shop_id_shipment_id_idx" ON "remedy"("shop_id", "shipment_id");

-- CreateIndex
CREATE INDEX "return_record_shop_id_order_id_idx" ON "return_record"("shop_id", "order_id");

-- CreateIndex
CREATE INDEX "shipment_shop_id_registered_at_id_idx" ON "shipment"("shop_id", "registered_at" DESC, "id");

-- CreateIndex
CREATE INDEX "shipment_shop_id_milestone_registered_at_id_idx" ON "shipment"("shop_id", "milestone", "registered_at" DESC, "id");

-- CreateIndex
CREATE INDEX "shipment_shop_id_exception_registered_at_id_idx" ON "shipment"("shop_id", "exception", "registered_at" DESC, "id");

-- CreateIndex
CREATE INDEX "shipment_shop_id_carrier_registered_at_id_idx" ON "shipment"("shop_id", "carrier", "registered_at" DESC, "id");

-- CreateIndex
CREATE INDEX "shipment_shop_id_tracking_number_idx" ON "shipment"("shop_id", "tracking_number");

-- CreateIndex
CREATE INDEX "shipment_shop_id_order_id_idx" ON "shipment"("shop_id", "order_id");

-- CreateIndex
CREATE INDEX "shipment_shop_id_fulfillment_id_idx" ON "shipment"("shop_id", "fulfillment_id");

-- CreateIndex
CREATE INDEX "shipment_shop_id_order_name_idx" ON "shipment"("shop_id", "order_name");

-- CreateIndex
CREATE INDEX "scan_shop_id_shipment_id_occurred_at_idx" ON "scan"("shop_id", "shipment_id", "occurred_at");

-- CreateIndex
CREATE INDEX "shipment_exception_shop_id_shipment_id_idx" ON "shipment_exception"("shop_id", "shipment_id");

-- CreateIndex
CREATE UNIQUE INDEX "shipment_view_shop_id_name_key" ON "shipment_view"("shop_id", "name");

-- CreateIndex
CREATE UNIQUE INDEX "shop_domain_key" ON "shop"("domain");

-- CreateIndex
CREATE INDEX "shop_import_shop_id_kind_started_at_idx" ON "shop_import"("shop_id", "kind", "started_at" DESC);

-- CreateIndex
CREATE INDEX "session_shop_idx" ON "session"("shop");

-- CreateIndex
CREATE INDEX "inbox_by_time" ON "inbox" USING BRIN ("received_at");

-- CreateIndex
CREATE INDEX "inbox_work_run_at_idx" ON "inbox_work"("run_at");

-- CreateIndex
CREATE INDEX "event_shop_id_story_id_seq_idx" ON "event"("shop_id", "story_id", "seq");

-- CreateIndex
CREATE INDEX "event_shop_id_subject_kind_subject_id_seq_idx" ON "event"("shop_id", "subject_kind", "subject_id", "seq");

-- CreateIndex
CREATE INDEX "event_shop_id_type_seq_idx" ON "event"("shop_id", "type", "seq");

-- CreateIndex
CREATE UNIQUE INDEX "event_shop_id_dedupe_key_key" ON "event"("shop_id", "dedupe_key");

-- CreateIndex
CREATE INDEX "due_run_at_idx" ON "due"("run_at");

-- CreateIndex
CREATE INDEX "outbox_shop_id_event_seq_idx" ON "outbox"("shop_id", "event_seq");

-- CreateIndex
CREATE INDEX "outbox_shop_id_state_created_at_idx" ON "outbox"("shop_id", "state", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "outbox_shop_id_idempotency_key_key" ON "outbox"("shop_id", "idempotency_key");

-- CreateIndex
CREATE INDEX "alarm_fires_at_idx" ON "alarm"("fires_at");
