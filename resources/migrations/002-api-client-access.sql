-- SPDX-License-Identifier: GPL-3.0-or-later
-- How long an API client may come in, when it last did, and the certificate that it may show instead
-- of its secret: the SHA-256 fingerprint in lower-case hexadecimal digits.
ALTER TABLE api_client ADD COLUMN expires_at INTEGER;
ALTER TABLE api_client ADD COLUMN last_used_at INTEGER;
ALTER TABLE api_client ADD COLUMN certificate TEXT CHECK (length(certificate) = 64);
CREATE UNIQUE INDEX api_client_certificate ON api_client (certificate);
