package switchboard.knowledge.articles;

import java.util.UUID;

/** The same article in another language. */
public record Translation(UUID id, String language) {}
