-- What an archive is held against whenever it is used again: the sum over the files that are unpacked of it, the public key
-- that signed it, whether it came with the server, and what was seen in its classes. Rows of before are filled at their next use.
ALTER TABLE core_plugin_archive
    ADD COLUMN IF NOT EXISTS unpacked_sha256 CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL AFTER sha256,
    ADD COLUMN IF NOT EXISTS signer VARCHAR(100) CHARACTER SET ascii COLLATE ascii_bin NULL AFTER unpacked_sha256,
    ADD COLUMN IF NOT EXISTS bundled BOOLEAN NOT NULL DEFAULT FALSE AFTER signer,
    ADD COLUMN IF NOT EXISTS inspection MEDIUMTEXT NULL AFTER manifest;
