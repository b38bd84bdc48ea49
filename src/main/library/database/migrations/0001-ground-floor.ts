/**
 * The first shape of the index. Times are milliseconds since 1970; paths are relative to the library
 * folder, with forward slashes; JSON columns hold what the recipe holds.
 */
export const groundFloor = `
CREATE TABLE meta (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT;

CREATE TABLE generations (
  id TEXT PRIMARY KEY,
  created_at INTEGER NOT NULL,
  status TEXT NOT NULL,
  -- The draft as the artist gave it, and its prompt for reading and searching.
  draft TEXT NOT NULL,
  prompt TEXT NOT NULL,
  pictures_requested INTEGER NOT NULL,
  -- The exact body and key of the POST that is or was under way.
  request TEXT,
  idempotency_key TEXT,
  -- In status submitting: 1 from just before the POST until its answer is understood. A crash in between leaves it unconfirmed.
  post_open INTEGER NOT NULL DEFAULT 0,
  attempts INTEGER NOT NULL DEFAULT 0,
  next_attempt_at INTEGER,
  submitted_at INTEGER,
  task_id TEXT UNIQUE,
  accepted_at INTEGER,
  progress REAL,
  estimated_seconds REAL,
  credits_reserved REAL,
  credits_used REAL,
  -- The API's answers, whole: { submit, task }.
  answers TEXT,
  results_expire_at INTEGER,
  completed_at INTEGER,
  -- A GenerationError.
  error TEXT,
  checked_at INTEGER,
  -- An UnconfirmedMatch.
  match TEXT,
  unwatched INTEGER NOT NULL DEFAULT 0,
  dismissed INTEGER NOT NULL DEFAULT 0,
  -- The folder its pictures and recipe lie in, once there is one.
  folder TEXT
) STRICT;
CREATE INDEX generations_by_time ON generations (created_at DESC, id DESC);
CREATE INDEX generations_open ON generations (status) WHERE status NOT IN ('completed', 'failed', 'cancelled');

-- One row a link of a finished task; kept until the generation is completed and as its record after.
CREATE TABLE results (
  generation_id TEXT NOT NULL REFERENCES generations (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  url TEXT NOT NULL,
  attempts INTEGER NOT NULL DEFAULT 0,
  next_attempt_at INTEGER,
  problem TEXT,
  -- 'waiting', 'saved' or 'lost'
  state TEXT NOT NULL DEFAULT 'waiting',
  PRIMARY KEY (generation_id, position)
) STRICT;

CREATE TABLE pictures (
  id TEXT PRIMARY KEY,
  generation_id TEXT NOT NULL REFERENCES generations (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  file TEXT NOT NULL UNIQUE,
  width INTEGER NOT NULL,
  height INTEGER NOT NULL,
  bytes INTEGER NOT NULL,
  media_type TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  colour TEXT,
  -- The generation's created_at times 16 plus (15 - position): newest generation first, its first picture first.
  rank INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  UNIQUE (generation_id, position)
) STRICT;
CREATE INDEX pictures_by_rank ON pictures (rank DESC, id DESC);

CREATE TABLE source_references (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  file TEXT NOT NULL UNIQUE,
  width INTEGER NOT NULL,
  height INTEGER NOT NULL,
  bytes INTEGER NOT NULL,
  media_type TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  last_used_at INTEGER NOT NULL
) STRICT;

CREATE TABLE generation_references (
  generation_id TEXT NOT NULL REFERENCES generations (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  reference_id TEXT NOT NULL,
  note TEXT,
  PRIMARY KEY (generation_id, position)
) STRICT;
CREATE INDEX generation_references_by_reference ON generation_references (reference_id);

-- Where a reference's bytes lie on EvoLink's file service, for one account, until it expires.
CREATE TABLE uploads (
  reference_id TEXT NOT NULL,
  account TEXT NOT NULL,
  url TEXT NOT NULL,
  expires_at INTEGER NOT NULL,
  PRIMARY KEY (reference_id, account)
) STRICT;
`;
