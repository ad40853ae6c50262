import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The yearly declaration of official development aid (rule 1.9): which purpose code, channel and recipient code stands for what the city
 * pays, and one view of every euro that left or came back, on its real day, shared among the purposes of its grant.
 */
export class ReportingOda1796000140040 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const sql of [CODES, USES, SEED_CODES, SEED_USES, recipients(), INDEXES, VIEW]) await runner.query(sql);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP VIEW oda_payments;
      DROP INDEX transfers_paid_on, transfers_returned_on, ledger_entries_refunds;
      DROP TABLE oda_sectors, oda_channels, oda_recipients, oda_codes`);
  }
}

const CODES = `
  CREATE TABLE oda_codes (
    scheme text NOT NULL CHECK (scheme IN ('sector', 'channel')),
    code int NOT NULL,
    label_fr text NOT NULL CHECK (label_fr <> ''),
    label_en text NOT NULL CHECK (label_en <> ''),
    -- the list that the code comes from
    source text NOT NULL CHECK (source <> ''),
    PRIMARY KEY (scheme, code)
  );
  CREATE TABLE oda_recipients (
    country text PRIMARY KEY CHECK (country ~ '^[A-Z]{2}$'),
    code int NOT NULL UNIQUE
  )`;

/** What a programme, a purpose of its grants or a kind of organisation is declared as, by the row in force on 31 December. */
const USES = `
  CREATE TABLE oda_sectors (
    programme_code text NOT NULL REFERENCES programmes (code),
    -- '' for what no purpose says
    purpose text NOT NULL DEFAULT '',
    valid_from date NOT NULL,
    valid_to date,
    code int NOT NULL,
    PRIMARY KEY (programme_code, purpose, valid_from),
    CHECK (valid_to >= valid_from)
  );
  CREATE TABLE oda_channels (
    kind text NOT NULL,
    -- whether the organisation has its seat in a country that receives aid
    seat text NOT NULL CHECK (seat IN ('recipient', 'other')),
    valid_from date NOT NULL,
    valid_to date,
    code int NOT NULL,
    PRIMARY KEY (kind, seat, valid_from),
    CHECK (valid_to >= valid_from)
  );
  REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON oda_codes, oda_recipients, oda_sectors, oda_channels FROM aid_office_app`;

const SEED_CODES = `
  INSERT INTO oda_codes (scheme, code, label_fr, label_en, source)
  SELECT scheme, code, fr, en, CASE scheme WHEN 'sector' THEN 'OECD DAC, CRS purpose codes' ELSE 'OECD DAC, CRS channel codes' END
  FROM (VALUES
    ('sector', 13040, 'Lutte contre les MST et le VIH/sida', 'STD control including HIV/AIDS'),
    ('sector', 14015, 'Préservation des ressources en eau', 'Water resources conservation'),
    ('sector', 14030, 'Eau potable et assainissement de base', 'Basic drinking water supply and basic sanitation'),
    ('sector', 14031, 'Eau potable, dispositifs de base', 'Basic drinking water supply'),
    ('sector', 14032, 'Assainissement, dispositifs de base', 'Basic sanitation'),
    ('sector', 14050, 'Traitement des déchets', 'Waste management and disposal'),
    ('sector', 14081, 'Formation, eau et assainissement', 'Education and training in water supply and sanitation'),
    ('sector', 15112, 'Décentralisation et appui aux collectivités', 'Decentralisation and support to subnational government'),
    ('sector', 31140, 'Ressources en eau à usage agricole', 'Agricultural water resources'),
    ('sector', 32120, 'Développement industriel', 'Industrial development'),
    ('sector', 43010, 'Aide plurisectorielle', 'Multisector aid'),
    ('sector', 72010, 'Assistance matérielle d’urgence', 'Material relief assistance and services'),
    ('sector', 99810, 'Secteur non spécifié', 'Sectors not specified'),
    ('channel', 11002, 'Collectivité locale du pays donneur', 'Local government, donor country'),
    ('channel', 11004, 'Autre organisme public du pays donneur', 'Other public entities in donor country'),
    ('channel', 12002, 'Collectivité locale du pays bénéficiaire', 'Local government, recipient country'),
    ('channel', 12004, 'Autre organisme public du pays bénéficiaire', 'Other public entities in recipient country'),
    ('channel', 22000, 'ONG d’un pays donneur', 'Donor country-based NGO'),
    ('channel', 23000, 'ONG d’un pays en développement', 'Developing country-based NGO'),
    ('channel', 32000, 'Réseaux', 'Networks'),
    ('channel', 41000, 'Organisme des Nations unies', 'United Nations agency, fund or commission'),
    ('channel', 90000, 'Autre', 'Other')) AS c (scheme, code, fr, en)`;

const SEED_USES = `
  INSERT INTO oda_sectors (programme_code, purpose, valid_from, code)
  SELECT programme, purpose, date '2000-01-01', code FROM (VALUES
    ('aids', '', 13040), ('projects', '', 43010), ('emergency', '', 72010), ('partners', '', 15112), ('water', '', 14030),
    ('water', 'drinking-water', 14031), ('water', 'sanitation', 14032), ('water', 'training', 14081), ('water', 'resource', 14015),
    ('water', 'household-waste', 14050), ('water', 'farm-water', 31140), ('water', 'pasture-water', 31140), ('water', 'drainage', 31140),
    ('water', 'industrial-water', 32120)) AS s (programme, purpose, code);
  INSERT INTO oda_channels (kind, seat, valid_from, code)
  SELECT kind, seat, date '2000-01-01', code FROM (VALUES
    ('ngo', 'other', 22000), ('ngo', 'recipient', 23000), ('city', 'other', 11002), ('city', 'recipient', 12002),
    ('network', 'other', 32000), ('network', 'recipient', 32000), ('un-agency', 'other', 41000), ('un-agency', 'recipient', 41000),
    ('public-body', 'other', 11004), ('public-body', 'recipient', 12004)) AS c (kind, seat, code)`;

/** Codes of the DAC statistics for countries below high income; whether a country counts as aid in a year stays a person's question. */
const RECIPIENTS =
  'AF625 AI376 AL71 AM610 AO225 AR425 AZ611 BA64 BD666 BF287 BI228 BJ236 BO428 BR431 BT630 BW227 BY86 BZ352 CD235 CF231 CG234 CI247 ' +
  'CK831 CM229 CN730 CO437 CU338 CV230 DJ274 DM378 DO340 DZ130 EC440 EG142 ER271 ET238 FJ832 FM860 GA239 GD381 GE612 GH241 GM240 GN243 ' +
  'GQ245 GT347 GW244 HN351 HT349 ID738 IN645 IQ543 IR540 JM354 JO549 KE248 KG614 KH728 KI836 KM233 KP740 KZ613 LA745 LB555 LC383 LK640 ' +
  'LR251 LS249 LY133 MA136 MD93 ME65 MG252 MH859 MK66 ML255 MM635 MN753 MR256 MS385 MU257 MV655 MW253 MX358 MY751 MZ259 NA275 NE260 ' +
  'NG261 NI364 NP660 NU856 PE454 PG862 PH755 PK665 PS550 PY451 RS63 RW266 SB866 SD278 SH276 SL272 SN269 SO273 SR457 SS279 ST268 SV342 ' +
  'SY573 SZ280 TD232 TG283 TH764 TJ615 TK868 TL765 TM616 TN139 TO870 TR55 TV872 TZ282 UA85 UG285 UZ617 VC384 VE463 VN769 VU854 WF876 ' +
  'WS880 XK57 YE580 ZA218 ZM288 ZW265';

const recipients = () =>
  `INSERT INTO oda_recipients (country, code) VALUES ${RECIPIENTS.split(' ')
    .map((one) => `('${one.slice(0, 2)}', ${one.slice(2)})`)
    .join(', ')}`;

const INDEXES = `
  CREATE INDEX transfers_paid_on ON transfers (paid_on);
  CREATE INDEX transfers_returned_on ON transfers (returned_on) WHERE returned_on IS NOT NULL;
  CREATE INDEX ledger_entries_refunds ON ledger_entries (accounting_date) WHERE move = 'refund'`;

/**
 * A row is a purpose's part of a transfer (above zero), of its return or of a refund (below zero), on the day of the bank. The parts of an
 * amount are cut at the running sum of the shares, so they add up to it to the cent.
 */
const VIEW = `
  CREATE VIEW oda_payments AS
  WITH moves AS (
    SELECT t.id, 'paid' AS kind, t.paid_on AS day, t.amount_cents AS cents, t.order_id, o.grant_id, 'transfer:' || t.id AS reference
      FROM transfers t JOIN payment_orders o ON o.id = t.order_id
    UNION ALL
    SELECT t.id, 'returned', t.returned_on, -t.amount_cents, t.order_id, o.grant_id, 'transfer:' || t.id || ':return'
      FROM transfers t JOIN payment_orders o ON o.id = t.order_id WHERE t.returned_on IS NOT NULL
    UNION ALL
    SELECT e.id, 'refunded', e.accounting_date, -e.amount_cents, NULL, e.grant_id, e.reference FROM ledger_entries e WHERE e.move = 'refund')
  SELECT md5(m.id || m.kind || coalesce(p.purpose, ''))::uuid AS id, m.kind, m.day, m.order_id, m.grant_id, m.reference,
    CASE WHEN p.purpose IS NULL THEN m.cents
      ELSE sign(m.cents)::int * (abs(m.cents) * p.upto / 100 - abs(m.cents) * (p.upto - p.share_percent) / 100) END AS cents,
    g.organisation_id, g.organisation_name, g.reference AS grant_reference, g.programme_code,
    array_to_string(ARRAY(SELECT DISTINCT c FROM unnest(g.countries) c ORDER BY c), ',') AS countries,
    coalesce(s.code, 99810) AS sector, coalesce(c.code, 90000) AS channel
  FROM moves m
  JOIN grants g ON g.id = m.grant_id
  LEFT JOIN LATERAL (SELECT gp.purpose, gp.share_percent, sum(gp.share_percent) OVER (ORDER BY pu.position)::bigint AS upto
    FROM grant_purposes gp JOIN purposes pu ON pu.code = gp.purpose WHERE gp.grant_id = g.id) p ON true
  LEFT JOIN LATERAL (SELECT code FROM oda_sectors s WHERE s.programme_code = g.programme_code AND s.purpose IN (p.purpose, '')
      AND make_date(extract(year FROM m.day)::int, 12, 31) BETWEEN s.valid_from AND coalesce(s.valid_to, 'infinity')
    ORDER BY s.purpose DESC, s.valid_from DESC LIMIT 1) s ON true
  LEFT JOIN organisations o ON o.id = g.organisation_id
  LEFT JOIN oda_recipients r ON r.country = o.seat_country
  LEFT JOIN LATERAL (SELECT code FROM oda_channels c WHERE c.kind = o.kind
      AND c.seat = CASE WHEN r.country IS NULL THEN 'other' ELSE 'recipient' END
      AND make_date(extract(year FROM m.day)::int, 12, 31) BETWEEN c.valid_from AND coalesce(c.valid_to, 'infinity')
    ORDER BY c.valid_from DESC LIMIT 1) c ON true`;
