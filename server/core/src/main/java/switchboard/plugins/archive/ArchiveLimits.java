package switchboard.plugins.archive;

/**
 * How much an archive may be.
 *
 * @param bytes the archive itself
 * @param unpackedBytes all entries together, and any one of them
 * @param entries how many, folders included
 * @param ratio how many times larger than its compressed form an entry may become, once it is over a megabyte
 */
public record ArchiveLimits(long bytes, long unpackedBytes, int entries, int ratio) {

    /** Room for a plugin with a search library and its dictionaries several times over. */
    public static final ArchiveLimits DEFAULT = new ArchiveLimits(128L << 20, 512L << 20, 20_000, 200);
}
