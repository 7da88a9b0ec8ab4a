package switchboard.api.search;

/** An item and the version it has; the comparer holds index and database side by side with these. */
public record ItemVersion(String id, long version) {}
