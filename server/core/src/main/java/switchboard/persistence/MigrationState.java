package switchboard.persistence;

/** How far the schema of one owner is. */
public enum MigrationState {
    /** No script has run. */
    ABSENT,
    /** The last run ended with a failure. */
    FAILED,
    /** Every script that was there when it last ran has been applied. */
    APPLIED
}
