package switchboard.plugins.store;

import static switchboard.plugins.store.PluginTables.ARCHIVE;
import static switchboard.plugins.store.PluginTables.ARCHIVE_PLUGIN;
import static switchboard.plugins.store.PluginTables.ARCHIVE_VERSION;
import static switchboard.plugins.store.PluginTables.BUNDLED;
import static switchboard.plugins.store.PluginTables.CHUNK;
import static switchboard.plugins.store.PluginTables.CHUNKS;
import static switchboard.plugins.store.PluginTables.CHUNK_SHA256;
import static switchboard.plugins.store.PluginTables.CONTENT;
import static switchboard.plugins.store.PluginTables.INSPECTION;
import static switchboard.plugins.store.PluginTables.MANIFEST;
import static switchboard.plugins.store.PluginTables.ORDINAL;
import static switchboard.plugins.store.PluginTables.SHA256;
import static switchboard.plugins.store.PluginTables.SIGNER;
import static switchboard.plugins.store.PluginTables.SIZE;
import static switchboard.plugins.store.PluginTables.STORED_AT;
import static switchboard.plugins.store.PluginTables.UNPACKED_SHA256;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import switchboard.persistence.Transactions;
import switchboard.plugins.archive.PluginArchive;
import switchboard.plugins.archive.PluginManifest;

/**
 * The archives themselves, in chunks, under their hash. The head is written last: an archive without one was never stored
 * as a whole and is not seen.
 */
public final class ArchiveStore {

    /** Small, so that storing an archive does not hold up what others commit meanwhile. */
    private static final int CHUNK_SIZE = 256 << 10;

    private final Transactions transactions;
    private final Clock clock;

    public ArchiveStore(Transactions transactions, Clock clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    /** The manifests of these archives, by hash; one that is not stored is absent. */
    public Map<String, PluginManifest> manifests(Collection<String> archives) {
        return transactions.read(dsl -> dsl.select(SHA256, MANIFEST)
                .from(ARCHIVE)
                .where(SHA256.in(archives))
                .fetchMap(SHA256, record -> PluginArchive.manifest(record.get(MANIFEST))));
    }

    /** What is known of these archives, by hash; one that is not stored is absent. */
    public Map<String, ArchiveFacts> facts(Collection<String> archives) {
        return transactions.read(dsl -> dsl.select(SHA256, UNPACKED_SHA256, SIGNER, BUNDLED)
                .from(ARCHIVE)
                .where(SHA256.in(archives))
                .fetchMap(
                        SHA256,
                        record -> new ArchiveFacts(
                                record.get(SHA256),
                                record.get(UNPACKED_SHA256),
                                record.get(SIGNER),
                                record.get(BUNDLED))));
    }

    /** Completes what is known of an archive that was stored before it was asked for. */
    public void complete(PluginArchive archive) {
        transactions.inTransaction(work -> work.dsl()
                .update(ARCHIVE)
                .set(UNPACKED_SHA256, archive.digests().unpackedSha256())
                .set(SIGNER, signer(archive))
                .where(SHA256.eq(archive.sha256()))
                .execute());
    }

    /** Notes that these archives came with the server. */
    public void bundled(Collection<String> archives) {
        transactions.inTransaction(work -> work.dsl()
                .update(ARCHIVE)
                .set(BUNDLED, true)
                .where(SHA256.in(archives))
                .and(BUNDLED.eq(false))
                .execute());
    }

    /** What was seen in an archive's classes, as JSON; null where nobody has looked. */
    public @Nullable String inspection(String sha256) {
        return transactions.read(dsl ->
                dsl.select(INSPECTION).from(ARCHIVE).where(SHA256.eq(sha256)).fetchOne(INSPECTION));
    }

    /** Keeps what was seen in an archive's classes. */
    public void inspected(String sha256, String inspection) {
        transactions.inTransaction(work -> work.dsl()
                .update(ARCHIVE)
                .set(INSPECTION, inspection)
                .where(SHA256.eq(sha256))
                .execute());
    }

    private static @Nullable String signer(PluginArchive archive) {
        return archive.signature() == null ? null : archive.signature().key();
    }

    /**
     * Stores an archive; does nothing where it is stored.
     *
     * @param bundled whether it came with the server
     */
    public void store(PluginArchive archive, boolean bundled) throws IOException {
        if (manifests(List.of(archive.sha256())).containsKey(archive.sha256())) {
            return;
        }
        long chunks = 0;
        try (InputStream in = Files.newInputStream(archive.file())) {
            for (byte[] content = in.readNBytes(CHUNK_SIZE); content.length > 0; content = in.readNBytes(CHUNK_SIZE)) {
                storeChunk(archive.sha256(), chunks++, content);
            }
        }
        long count = chunks;
        transactions.inTransaction(work -> work.dsl()
                .insertInto(ARCHIVE)
                .columns(
                        SHA256,
                        UNPACKED_SHA256,
                        SIGNER,
                        BUNDLED,
                        ARCHIVE_PLUGIN,
                        ARCHIVE_VERSION,
                        MANIFEST,
                        SIZE,
                        CHUNKS,
                        STORED_AT)
                .values(
                        archive.sha256(),
                        archive.digests().unpackedSha256(),
                        signer(archive),
                        bundled,
                        archive.manifest().id(),
                        archive.manifest().version(),
                        archive.manifestText(),
                        archive.size(),
                        count,
                        clock.instant())
                .onDuplicateKeyIgnore()
                .execute());
    }

    private void storeChunk(String sha256, long ordinal, byte[] content) {
        transactions.inTransaction(work -> work.dsl()
                .insertInto(CHUNK)
                .columns(CHUNK_SHA256, ORDINAL, CONTENT)
                .values(sha256, ordinal, content)
                .onDuplicateKeyIgnore()
                .execute());
    }

    /**
     * Writes an archive to a file and checks its hash.
     *
     * @throws IOException also where it is not stored, or not what it was
     */
    public void fetch(String sha256, Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            for (long ordinal = 0; ; ordinal++) {
                byte[] content = chunk(sha256, ordinal);
                if (content == null) {
                    break;
                }
                out.write(content);
            }
        }
        if (!PluginArchive.sha256(file).equals(sha256)) {
            throw new IOException("The stored archive " + sha256 + " is missing or damaged");
        }
    }

    private byte @Nullable [] chunk(String sha256, long ordinal) {
        return transactions.read(dsl -> dsl.select(CONTENT)
                .from(CHUNK)
                .where(CHUNK_SHA256.eq(sha256))
                .and(ORDINAL.eq(ordinal))
                .fetchOne(CONTENT));
    }

    /** Deletes the archives of a plugin but for those named. */
    public void deleteAllBut(String plugin, Collection<String> kept) {
        List<String> gone = transactions.read(dsl -> dsl.select(SHA256)
                .from(ARCHIVE)
                .where(ARCHIVE_PLUGIN.eq(plugin))
                .and(SHA256.notIn(kept))
                .fetch(SHA256));
        for (String sha256 : gone) {
            transactions.inTransaction(work -> {
                work.dsl().deleteFrom(ARCHIVE).where(SHA256.eq(sha256)).execute();
                return work.dsl()
                        .deleteFrom(CHUNK)
                        .where(CHUNK_SHA256.eq(sha256))
                        .execute();
            });
        }
    }
}
