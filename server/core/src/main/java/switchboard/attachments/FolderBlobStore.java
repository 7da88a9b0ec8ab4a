package switchboard.attachments;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import switchboard.api.error.Refusal;
import switchboard.api.error.ServiceDeskException;

/**
 * Contents as files of a folder, in 256 folders by their first two characters. A file appears by one atomic rename, after
 * its bytes are on disk.
 */
public final class FolderBlobStore implements BlobStore {

    private static final Logger LOG = LoggerFactory.getLogger(FolderBlobStore.class);
    private static final int BUFFER = 64 * 1024;
    private static final int BEGINNING = 4_096;

    private final Path folder;
    private final Path incoming;
    private final Supplier<UUID> names;

    /** @param names for files that are still being written; never the same twice */
    public FolderBlobStore(Path folder, Supplier<UUID> names) {
        this.folder = folder;
        this.incoming = folder.resolve("incoming");
        this.names = names;
    }

    @Override
    public Staged stage(InputStream content, long most) throws IOException {
        Files.createDirectories(incoming);
        Path file = incoming.resolve(names.get() + ".part");
        try {
            return write(content, most, file);
        } catch (IOException | RuntimeException failure) {
            remove(file);
            throw failure;
        }
    }

    private Staged write(InputStream content, long most, Path file) throws IOException {
        MessageDigest digest = Digest.sha256();
        byte[] beginning = new byte[0];
        long size = 0;
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                OutputStream out = new DigestOutputStream(new ChannelOutput(channel), digest)) {
            byte[] buffer = new byte[BUFFER];
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                size += read;
                if (size > most) {
                    throw new ServiceDeskException(
                            Refusal.TOO_LARGE, "attachment.too_large", "An attachment has at most " + most + " bytes.");
                }
                if (beginning.length < BEGINNING) {
                    beginning = joined(beginning, buffer, read);
                }
                out.write(buffer, 0, read);
            }
            channel.force(true);
        }
        return new StagedFile(file, Digest.of(digest.digest()), size, beginning);
    }

    private static byte[] joined(byte[] beginning, byte[] buffer, int read) {
        int more = Math.min(read, BEGINNING - beginning.length);
        byte[] joined = Arrays.copyOf(beginning, beginning.length + more);
        System.arraycopy(buffer, 0, joined, beginning.length, more);
        return joined;
    }

    @Override
    public Optional<InputStream> open(Digest digest) throws IOException {
        try {
            return Optional.of(Files.newInputStream(place(digest)));
        } catch (NoSuchFileException absent) {
            return Optional.empty();
        }
    }

    @Override
    public void delete(Digest digest) throws IOException {
        Files.deleteIfExists(place(digest));
    }

    @Override
    public List<Digest> publishedBefore(Instant instant, Digest after, int most) throws IOException {
        List<Digest> found = new ArrayList<>();
        for (int shard = after.bytes()[0] & 0xff; shard < 256 && found.size() < most; shard++) {
            Path folderOfShard = folder.resolve(String.format("%02x", shard));
            if (!Files.isDirectory(folderOfShard)) {
                continue;
            }
            try (Stream<Path> files = Files.list(folderOfShard)) {
                files.filter(file -> file.getFileName().toString().matches("[0-9a-f]{64}"))
                        .map(file -> Digest.ofHex(file.getFileName().toString()))
                        .filter(digest -> digest.compareTo(after) > 0)
                        .sorted()
                        .filter(digest -> isOlder(place(digest), instant))
                        .limit(most - found.size())
                        .forEach(found::add);
            }
        }
        return found;
    }

    @Override
    public void dropStagedBefore(Instant instant) throws IOException {
        if (Files.isDirectory(incoming)) {
            try (Stream<Path> files = Files.list(incoming)) {
                files.filter(file -> isOlder(file, instant)).forEach(FolderBlobStore::remove);
            }
        }
    }

    private static boolean isOlder(Path file, Instant instant) {
        try {
            return Files.getLastModifiedTime(file).toInstant().isBefore(instant);
        } catch (IOException gone) {
            return false;
        }
    }

    private Path place(Digest digest) {
        String hex = digest.hex();
        return folder.resolve(hex.substring(0, 2)).resolve(hex);
    }

    private static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException failure) {
            LOG.warn("A file that was given up cannot be removed: {}", file, failure);
        }
    }

    /** A file under a name that nobody looks for. */
    private final class StagedFile implements Staged {

        private final Path file;
        private final Digest digest;
        private final long size;
        private final byte[] beginning;

        private StagedFile(Path file, Digest digest, long size, byte[] beginning) {
            this.file = file;
            this.digest = digest;
            this.size = size;
            this.beginning = beginning;
        }

        @Override
        public Digest digest() {
            return digest;
        }

        @Override
        public long size() {
            return size;
        }

        @Override
        public byte[] beginning() {
            return beginning.clone();
        }

        @Override
        public Path file() {
            return file;
        }

        @Override
        public void publish() throws IOException {
            Path place = place(digest);
            Files.createDirectories(place.getParent());
            if (Files.exists(file)) {
                // Over a file of the same content as well: from now on it is as young as we are, and no sweep takes it.
                move(file, place);
                syncFolder(place.getParent());
            } else if (!Files.exists(place)) {
                throw new NoSuchFileException(place.toString());
            }
        }

        @Override
        public void close() {
            remove(file);
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException impossible) {
            throw new IOException("The attachment folder must be one file system", impossible);
        }
    }

    private static void syncFolder(Path folder) {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException notSupported) {
            LOG.debug("The folder {} cannot be synced here", folder, notSupported);
        }
    }

    /** Writes to a channel that is closed elsewhere. */
    private static final class ChannelOutput extends OutputStream {

        private final FileChannel channel;

        private ChannelOutput(FileChannel channel) {
            this.channel = channel;
        }

        @Override
        public void write(int value) throws IOException {
            write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            ByteBuffer buffer = ByteBuffer.wrap(bytes, offset, length);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
        }
    }
}
