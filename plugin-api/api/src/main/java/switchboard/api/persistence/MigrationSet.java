package switchboard.api.persistence;

/**
 * Where the plugin's migrations stand in its archive.
 *
 * @param location a folder of the class path, for example {@code db/migration/knowledge}; the files in it are named
 *     {@code V<number>__<what>.sql}, hold one statement each where possible, and can be run again
 */
public record MigrationSet(String location) {}
