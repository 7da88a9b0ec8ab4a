package switchboard.chaos;

/** Where it misbehaves. */
enum Place {
    REQUEST,
    GUARD,
    EVENT,
    JOB,
    SOURCE,
    FILTER,
    HEALTH,
    SETTING,
    /** Everywhere that is called. */
    ALL
}
