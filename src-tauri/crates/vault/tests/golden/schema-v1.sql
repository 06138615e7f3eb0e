-- The database of a vault, version 1. New vaults are made from this file; older ones reach it by migrations/.
--
-- `change` holds the truth: signed, never altered. The tables marked "follows" are computed from it and can be
-- made again at any time ("Controleer kluis" does so and compares). The tables marked "local" belong to this
-- vault alone and never leave it.

CREATE TABLE own (                      -- local: who this vault is; one row
    one         INTEGER PRIMARY KEY CHECK (one = 1),
    vault       BLOB    NOT NULL,       -- random name, the same as in the header
    root        BLOB    NOT NULL,       -- SHA-256 of the person's root key
    signing     BLOB    NOT NULL,       -- Ed25519 secret of this device
    sealing     BLOB    NOT NULL,       -- X25519 secret of this device
    epoch       BLOB    NOT NULL,       -- the life of this vault that is going on
    generation  INTEGER NOT NULL,       -- counts unlocks; compared with the marker outside
    counter     INTEGER NOT NULL,       -- counts transactions that stored something shared
    finished    INTEGER NOT NULL,       -- 1 once two groups of the recovery code were typed back
    created_ms  INTEGER NOT NULL,
    audited     BLOB    NOT NULL        -- hash of the last audit line, so that its removal is noticed
) STRICT;

CREATE TABLE epoch (                    -- local: the lives of this vault
    no          INTEGER PRIMARY KEY,
    epoch       BLOB    NOT NULL UNIQUE,
    started_ms  INTEGER NOT NULL,
    reason      TEXT    NOT NULL        -- created, restored, rolled_back, copied, forked
) STRICT;

CREATE TABLE card (                     -- people: the newest contact card of each, signed by its root
    root        BLOB    PRIMARY KEY,    -- SHA-256 of the root key
    version     INTEGER NOT NULL,
    name        TEXT    NOT NULL,       -- in lower case, to find a look-alike
    organisation TEXT   NOT NULL,       -- in lower case
    item        BLOB    NOT NULL,       -- the card as received
    arrived_ms  INTEGER NOT NULL
) STRICT;

CREATE TABLE device (                   -- follows cards and heirs: who signs with which key
    id          BLOB    PRIMARY KEY,
    root        BLOB    NOT NULL REFERENCES card (root),
    signing     BLOB    NOT NULL,       -- Ed25519 public key
    revoked     INTEGER NOT NULL        -- 1 when its owner declared it lost; never 0 again
) STRICT;

CREATE TABLE heir (                     -- people: root keys that another one followed, one's own or compared here
    root        BLOB    PRIMARY KEY,    -- the earlier root
    heir        BLOB    NOT NULL REFERENCES card (root)  -- the last one of the same person
) STRICT;

CREATE TABLE card_rival (               -- people: cards that clashed with the one held, until a newer one comes
    hash        BLOB    PRIMARY KEY,    -- SHA-256 of the card
    root        BLOB    NOT NULL,
    item        BLOB    NOT NULL,       -- the card as received
    arrived_ms  INTEGER NOT NULL
) STRICT;

CREATE TABLE former (                   -- local: the devices that this vault was before, and what opens files for them
    device      BLOB    PRIMARY KEY,
    root        BLOB    NOT NULL,       -- root id of the person at that time
    sealing     BLOB    NOT NULL,       -- X25519 secret; the signing secret is gone
    ended_ms    INTEGER NOT NULL
) STRICT;

CREATE TABLE import_log (               -- local: files that were merged
    no          INTEGER PRIMARY KEY,
    file        BLOB    NOT NULL,       -- hash of the signed manifest
    sender      BLOB    NOT NULL,       -- root id
    device      BLOB    NOT NULL,
    at_ms       INTEGER NOT NULL,
    admitted    INTEGER NOT NULL,       -- changes
    filled      INTEGER NOT NULL,       -- values for changes that were here without them
    quarantined INTEGER NOT NULL,
    unchanged   INTEGER NOT NULL
) STRICT;

CREATE TABLE export_log (               -- local: files that were written, beside the signed sent register
    no          INTEGER PRIMARY KEY,
    file        BLOB    NOT NULL,       -- id of the file
    recipient   BLOB    NOT NULL,       -- root id
    at_ms       INTEGER NOT NULL,
    counter     INTEGER NOT NULL        -- own.counter at that moment
) STRICT;
CREATE INDEX export_by_recipient ON export_log (recipient);

CREATE TABLE record (                   -- follows: one row per record
    no          INTEGER PRIMARY KEY,    -- local number, for short references
    id          BLOB    NOT NULL UNIQUE,
    case_id     BLOB    NOT NULL,       -- zero for none; of a case/1 record its own id
    kind        TEXT    NOT NULL,
    creator     BLOB,                   -- device that created it; null while the first change is missing
    class       TEXT,                   -- strictest class; null is closed
    hidden      INTEGER NOT NULL,       -- 1 when deleted
    finished    INTEGER NOT NULL,       -- 1 when sealed
    incomplete  INTEGER NOT NULL,       -- 1 when a change is missing
    forked      INTEGER NOT NULL,       -- 1 when two changes stand at one place
    conflicts   INTEGER NOT NULL,       -- fields with values that a person must choose from
    crossed     INTEGER NOT NULL,       -- 1 when someone wrote while it was deleted, or unseen by whoever finished it
    last_ms     INTEGER NOT NULL,       -- latest claimed moment
    arrived     INTEGER NOT NULL        -- own.counter when it last changed here
) STRICT;
CREATE INDEX record_by_case ON record (case_id, kind);
CREATE INDEX record_in_conflict ON record (case_id) WHERE conflicts > 0;
CREATE INDEX record_crossed ON record (case_id) WHERE crossed = 1;

CREATE TABLE change (                   -- the truth
    seq         INTEGER PRIMARY KEY,    -- order of arrival in this vault
    id          BLOB    NOT NULL UNIQUE,
    record      INTEGER NOT NULL REFERENCES record (no),
    header      BLOB    NOT NULL,       -- as signed
    signature   BLOB    NOT NULL,
    body        BLOB    NOT NULL,       -- CBOR array of [salt, value] or null; CBOR null when nothing is held
    writes      INTEGER NOT NULL,       -- writes in the header
    absent      INTEGER NOT NULL,       -- writes without a value here
    import      INTEGER REFERENCES import_log (no)  -- the file that brought it; null for own work
) STRICT;
CREATE INDEX change_by_record ON change (record);
CREATE INDEX change_with_absence ON change (absent) WHERE absent > 0;

CREATE TABLE control (                  -- the truth beside the changes: what people ask of each other and answer
    no          INTEGER PRIMARY KEY,    -- order of arrival in this vault
    id          BLOB    NOT NULL UNIQUE,
    sender      BLOB    NOT NULL,       -- root id of who brought it; the own one for own work
    case_id     BLOB    NOT NULL,       -- zero for none
    header      BLOB    NOT NULL,       -- as signed
    signature   BLOB    NOT NULL,
    import      INTEGER REFERENCES import_log (no) ON DELETE SET NULL,  -- the file that brought it
    aside       TEXT    NOT NULL,       -- why it cannot be trusted, a code as in quarantine; empty when it counts
    arrived_ms  INTEGER NOT NULL
) STRICT;
CREATE INDEX control_by_case ON control (case_id);
CREATE INDEX control_by_sender ON control (sender);

CREATE TABLE control_due (              -- local: to whom an own item goes, in every file for him until he answers
    control     INTEGER NOT NULL REFERENCES control (no) ON DELETE CASCADE,
    recipient   BLOB    NOT NULL,       -- root id
    since       INTEGER REFERENCES export_log (no) ON DELETE SET NULL,  -- the first file that carried it
    answer      INTEGER REFERENCES control (no) ON DELETE SET NULL,     -- his receipt
    PRIMARY KEY (control, recipient)
) STRICT, WITHOUT ROWID;
CREATE INDEX control_due_by_recipient ON control_due (recipient);

CREATE TABLE received (                 -- local: merged files, which their senders are told
    import      INTEGER PRIMARY KEY REFERENCES import_log (no) ON DELETE CASCADE,
    file        BLOB    NOT NULL,       -- id of the file
    sender      BLOB    NOT NULL,       -- root id
    epoch       BLOB    NOT NULL,       -- the life of this vault in which it was merged
    told        INTEGER NOT NULL        -- 0 when more of it was set aside than can be listed
) STRICT;
CREATE INDEX received_by_file ON received (file);
CREATE INDEX received_by_sender ON received (sender);

CREATE TABLE lack (                     -- local: what of a merged file was not applied, or has no value here
    import      INTEGER NOT NULL REFERENCES received (import) ON DELETE CASCADE,
    change      BLOB    NOT NULL,       -- id
    write       INTEGER NOT NULL,       -- place in that change; -1 for all of it
    keeper      BLOB,                   -- id of the item that keeps it out and may be taken back; else null
    PRIMARY KEY (import, change, write)
) STRICT, WITHOUT ROWID;

CREATE TABLE gap (                      -- local: files on which a merged one builds and that never came
    sender      BLOB    NOT NULL,       -- root id
    case_id     BLOB    NOT NULL,
    file        BLOB    NOT NULL,       -- id of the missing file
    since_ms    INTEGER NOT NULL,
    PRIMARY KEY (sender, case_id, file)
) STRICT, WITHOUT ROWID;

CREATE TABLE sent_item (                -- local: what stood in a file, so that what was acknowledged need not go again
    change      INTEGER NOT NULL REFERENCES change (seq) ON DELETE CASCADE,
    export      INTEGER NOT NULL REFERENCES export_log (no),
    slots       BLOB    NOT NULL,       -- a bit per write whose value went, and one for the attachment
    PRIMARY KEY (change, export)
) STRICT, WITHOUT ROWID;

CREATE TABLE acked (                    -- local: the devices that acknowledged a file
    export      INTEGER NOT NULL REFERENCES export_log (no) ON DELETE CASCADE,
    device      BLOB    NOT NULL,
    PRIMARY KEY (export, device)
) STRICT, WITHOUT ROWID;

CREATE TABLE ack_epoch (                -- local: the life of another vault in which it acknowledged
    device      BLOB    PRIMARY KEY,
    epoch       BLOB    NOT NULL,
    created_ms  INTEGER NOT NULL        -- of the newest file that told of it, as its sender claims
) STRICT, WITHOUT ROWID;

CREATE TABLE head (                     -- follows: the writes that stand, of every field that is not universal
    record      INTEGER NOT NULL REFERENCES record (no),
    field       TEXT    NOT NULL,
    role        INTEGER NOT NULL,       -- 0 head of a single value, 1 member of a set, 2 late (after the seal)
    change      INTEGER NOT NULL,       -- change.seq
    write       INTEGER NOT NULL,       -- place in that change
    PRIMARY KEY (record, field, change, write)
) STRICT, WITHOUT ROWID;

CREATE TABLE text (                     -- follows: what can be searched of a record
    record      INTEGER PRIMARY KEY REFERENCES record (no),
    content     TEXT    NOT NULL
) STRICT;
CREATE VIRTUAL TABLE text_index USING fts5 (
    content, content = 'text', content_rowid = 'record', tokenize = 'unicode61 remove_diacritics 2'
);

CREATE TABLE case_list (                -- follows: one row per case
    record      INTEGER PRIMARY KEY REFERENCES record (no),  -- the case/1 record
    case_id     BLOB    NOT NULL UNIQUE,
    street      TEXT    NOT NULL,       -- of the first address; empty when unknown, as the five below
    house_number TEXT   NOT NULL,
    house_letter TEXT   NOT NULL,
    suffix      TEXT    NOT NULL,
    postcode    TEXT    NOT NULL,
    town        TEXT    NOT NULL,
    opened      TEXT    NOT NULL,       -- moment, ISO 8601; empty when unknown
    phase       TEXT    NOT NULL,       -- code; empty when unknown or in conflict
    phase_since TEXT    NOT NULL,       -- day; empty when unknown
    urgency     TEXT    NOT NULL,       -- code, in a conflict the most cautious; empty when unknown
    urgency_disputed INTEGER NOT NULL,  -- 1 when two urgencies stand side by side
    lead        TEXT    NOT NULL,       -- none, proposed, accepted (one leads) or double
    lead_names  TEXT    NOT NULL,       -- who leads; while nobody does, who is asked to
    lead_roots  TEXT    NOT NULL,       -- root ids, in hexadecimal, of the same people
    asked       TEXT    NOT NULL,       -- root ids, in hexadecimal, of those who are asked to take a role
    due_days    TEXT    NOT NULL,       -- days of the open actions, the earliest first
    owners      TEXT    NOT NULL,       -- root ids, in hexadecimal, of those who do an open action
    next_due    TEXT    NOT NULL,       -- earliest day of an open action; empty for none
    open_actions INTEGER NOT NULL,
    conflicts   INTEGER NOT NULL,       -- fields, of all its records, with values to choose from
    incomplete  INTEGER NOT NULL,       -- 1 when a record misses a change
    closed      INTEGER NOT NULL,       -- 1 when it was closed and not reopened
    withdrawn   INTEGER NOT NULL,       -- 1 when it was opened by mistake
    last_ms     INTEGER NOT NULL,       -- latest claimed moment of any of its records
    arrived     INTEGER NOT NULL        -- own.counter when it last changed here
) STRICT;

CREATE TABLE blob (                     -- local: attachments; the file lies encrypted in blobs/
    name        BLOB    PRIMARY KEY,    -- random, the name of the file in hexadecimal
    record      INTEGER NOT NULL REFERENCES record (no),
    sha256      BLOB    NOT NULL,       -- of the plaintext
    key         BLOB    NOT NULL,       -- own key; erasing it erases the attachment
    bytes       INTEGER NOT NULL,       -- of the plaintext
    UNIQUE (record, sha256)
) STRICT;

CREATE TABLE audit (                    -- local: what was done in this vault; each line holds the hash of the one before
    seq         INTEGER PRIMARY KEY,
    at_ms       INTEGER NOT NULL,
    offset_min  INTEGER NOT NULL,
    op          TEXT    NOT NULL,       -- name of the use case
    device      BLOB    NOT NULL,
    subject     BLOB,                   -- case, record or person that it was about
    count       INTEGER NOT NULL,       -- changes, items or attempts
    prev        BLOB    NOT NULL,
    hash        BLOB    NOT NULL
) STRICT;

CREATE TABLE draft (                    -- local: what a person was typing
    form_kind   TEXT    NOT NULL,
    target      TEXT    NOT NULL,       -- record or case that the form is about; empty for a new one
    json        TEXT    NOT NULL,
    revision    INTEGER NOT NULL,
    saved_ms    INTEGER NOT NULL,
    PRIMARY KEY (form_kind, target)
) STRICT, WITHOUT ROWID;

CREATE TABLE interpretation (           -- local: K8, what only its author may know; deleted after some days
    no          INTEGER PRIMARY KEY,
    visit       BLOB    NOT NULL,       -- record that it belongs to
    text        TEXT    NOT NULL,
    written_ms  INTEGER NOT NULL,
    expires_ms  INTEGER NOT NULL
) STRICT;
CREATE INDEX interpretation_by_visit ON interpretation (visit);

CREATE TABLE setting (                  -- local
    key         TEXT    PRIMARY KEY,
    value       TEXT    NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE quarantine (               -- local: well-formed items that cannot be trusted
    no          INTEGER PRIMARY KEY,
    id          BLOB    NOT NULL UNIQUE,  -- of the change
    sender      BLOB    NOT NULL,       -- root id of who brought it
    import      INTEGER NOT NULL REFERENCES import_log (no),  -- the file that brought it
    reason      TEXT    NOT NULL,
    header      BLOB    NOT NULL,
    signature   BLOB    NOT NULL,
    body        BLOB    NOT NULL,
    bytes       INTEGER NOT NULL,
    arrived_ms  INTEGER NOT NULL
) STRICT;
CREATE INDEX quarantine_by_sender ON quarantine (sender);

CREATE TABLE erasure (                  -- local: what was decided here to erase, or is asked by others, and how far it is
    no          INTEGER PRIMARY KEY,
    control     BLOB    NOT NULL UNIQUE,  -- id of the signed item
    request     BLOB    NOT NULL,       -- the random id in it, which receipts name
    item        BLOB    NOT NULL,       -- the item, as in a file
    root        BLOB    NOT NULL,       -- root id of who decided or asks
    state       TEXT    NOT NULL,       -- asked, waiting (hidden), erased or refused
    reason      TEXT    NOT NULL,       -- why it was refused here; else empty
    since_ms    INTEGER NOT NULL,       -- when it was decided here, or came
    due_ms      INTEGER NOT NULL,       -- from when it is erased for good; 0 while nobody here decided
    done_ms     INTEGER NOT NULL,       -- when it was erased for good; else 0
    records     INTEGER NOT NULL,       -- records that went with it, whole or in part
    reply       BLOB    NOT NULL,       -- the own receipt, as in a file; empty without one
    rewritten   INTEGER NOT NULL        -- 1 when the vault was written anew under new keys after it
) STRICT;
CREATE INDEX erasure_by_request ON erasure (request);
CREATE INDEX erasure_by_root ON erasure (root, state);

CREATE TABLE erased (                   -- follows the erasures that wait or are done: what may never come back
    case_id     BLOB    NOT NULL,       -- the case that the item names: it reaches nothing of another one
    target      BLOB    NOT NULL,       -- id of the record; of a whole case its own
    change      BLOB    NOT NULL,       -- of a value the id of its change; else empty
    write       INTEGER NOT NULL,       -- of a value its place in the change; -1 of a record, -2 of a case
    control     BLOB    NOT NULL,       -- id of the signed item
    PRIMARY KEY (target, write, change, case_id, control)
) STRICT, WITHOUT ROWID;

CREATE TABLE limbo (                    -- local: changes that are hidden until they are erased for good
    no          INTEGER PRIMARY KEY,
    control     BLOB    NOT NULL,       -- id of the signed item
    record      BLOB    NOT NULL,       -- id of the record
    case_id     BLOB    NOT NULL,
    kind        TEXT    NOT NULL,
    header      BLOB    NOT NULL,
    signature   BLOB    NOT NULL,
    body        BLOB    NOT NULL,
    import      INTEGER                 -- the file that brought it; null for own work
) STRICT;
CREATE INDEX limbo_by_control ON limbo (control);
CREATE INDEX limbo_by_record ON limbo (record);

CREATE TABLE limbo_blob (               -- local: their attachments
    name        BLOB    PRIMARY KEY,
    control     BLOB    NOT NULL,
    record      BLOB    NOT NULL,
    sha256      BLOB    NOT NULL,
    key         BLOB    NOT NULL,
    bytes       INTEGER NOT NULL
) STRICT;

CREATE TABLE limbo_value (              -- local: values that are hidden until they are erased for good
    control     BLOB    NOT NULL,
    record      BLOB    NOT NULL,
    change      BLOB    NOT NULL,       -- id of the change
    write       INTEGER NOT NULL,
    slot        BLOB    NOT NULL,       -- CBOR of [salt, value]
    PRIMARY KEY (change, write)
) STRICT, WITHOUT ROWID;

CREATE TABLE undo_import (              -- local: merged files that can be undone as a whole; the newest few, for some days
    import      INTEGER PRIMARY KEY REFERENCES import_log (no) ON DELETE CASCADE,
    first_seq   INTEGER NOT NULL,       -- change.seq of the first change that came with it
    last_seq    INTEGER NOT NULL,       -- of the last one; before the first when none came
    counter     INTEGER NOT NULL        -- own.counter when it was merged
) STRICT;

CREATE TABLE undo_value (               -- local: values that it filled in for changes that were here
    import      INTEGER NOT NULL REFERENCES undo_import (import) ON DELETE CASCADE,
    change      BLOB    NOT NULL,       -- id of the change
    write       INTEGER NOT NULL,
    PRIMARY KEY (import, change, write)
) STRICT, WITHOUT ROWID;

CREATE TABLE undo_aside (               -- local: rows of quarantine as they were before it let them in or gave another reason
    import      INTEGER NOT NULL REFERENCES undo_import (import) ON DELETE CASCADE,
    no          INTEGER NOT NULL,
    id          BLOB    NOT NULL,
    sender      BLOB    NOT NULL,
    brought     INTEGER NOT NULL,       -- quarantine.import
    reason      TEXT    NOT NULL,
    header      BLOB    NOT NULL,
    signature   BLOB    NOT NULL,
    body        BLOB    NOT NULL,
    bytes       INTEGER NOT NULL,
    arrived_ms  INTEGER NOT NULL,
    PRIMARY KEY (import, no)
) STRICT, WITHOUT ROWID;

CREATE TABLE undo_gap (                 -- local: what was missing of its sender before it came
    import      INTEGER NOT NULL REFERENCES undo_import (import) ON DELETE CASCADE,
    case_id     BLOB    NOT NULL,
    file        BLOB    NOT NULL,
    since_ms    INTEGER NOT NULL,
    PRIMARY KEY (import, case_id, file)
) STRICT, WITHOUT ROWID;

CREATE TABLE undo_setting (             -- local: settings as they were before it changed them
    import      INTEGER NOT NULL REFERENCES undo_import (import) ON DELETE CASCADE,
    key         TEXT    NOT NULL,
    value       TEXT,                   -- null when there was none
    PRIMARY KEY (import, key)
) STRICT, WITHOUT ROWID;

CREATE TABLE backup (                   -- local: backups that were written, to name those that still hold what was erased
    no          INTEGER PRIMARY KEY,
    path        TEXT    NOT NULL,
    created_ms  INTEGER NOT NULL
) STRICT;
