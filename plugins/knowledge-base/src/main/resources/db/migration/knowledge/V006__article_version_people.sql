ALTER TABLE kb_article_version ADD KEY IF NOT EXISTS kb_article_version_author (author_id)
