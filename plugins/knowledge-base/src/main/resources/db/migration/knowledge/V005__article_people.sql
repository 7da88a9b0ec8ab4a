-- Whoever exports or erases a person asks for what the person owns and wrote.
ALTER TABLE kb_article
    ADD KEY IF NOT EXISTS kb_article_owner (owner_id),
    ADD KEY IF NOT EXISTS kb_article_author (author_id)
