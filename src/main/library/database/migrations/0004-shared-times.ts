/**
 * Times at which more than one generation was asked for. A search finds pictures by the time of their generation;
 * only at these has it to look whose they are. A time stays in it when it is no longer shared, which costs nothing.
 */
export const sharedTimes = `
CREATE TABLE shared_times (created_at INTEGER PRIMARY KEY) STRICT;
INSERT INTO shared_times SELECT created_at FROM generations GROUP BY created_at HAVING count(*) > 1;
CREATE TRIGGER generations_insert_time AFTER INSERT ON generations
WHEN EXISTS (SELECT 1 FROM generations WHERE created_at = new.created_at AND id <> new.id)
  AND new.created_at NOT IN (SELECT created_at FROM shared_times)
BEGIN
  INSERT INTO shared_times VALUES (new.created_at);
END;
CREATE TRIGGER generations_update_time AFTER UPDATE OF created_at ON generations
WHEN EXISTS (SELECT 1 FROM generations WHERE created_at = new.created_at AND id <> new.id)
  AND new.created_at NOT IN (SELECT created_at FROM shared_times)
BEGIN
  INSERT INTO shared_times VALUES (new.created_at);
END;
`;
