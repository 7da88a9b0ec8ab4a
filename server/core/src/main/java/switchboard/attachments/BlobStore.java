package switchboard.attachments;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Keeps contents by their SHA-256, each once. A folder on one node or a shared mount; later an S3-compatible store. */
public interface BlobStore {

    /**
     * Reads a content to its end into a place where nobody finds it yet.
     *
     * @param most bytes
     * @throws switchboard.api.error.ServiceDeskException 413 {@code attachment.too_large} as soon as it is longer
     */
    Staged stage(InputStream content, long most) throws IOException;

    /** The content, if it is there. */
    Optional<InputStream> open(Digest digest) throws IOException;

    /** Removes a content; one that is not there is no failure. */
    void delete(Digest digest) throws IOException;

    /** Contents that were published before an instant, in no order, at most so many after the given one. */
    List<Digest> publishedBefore(Instant instant, Digest after, int most) throws IOException;

    /** Drops contents that were staged before an instant and never published: their server died. */
    void dropStagedBefore(Instant instant) throws IOException;

    /** A content that was read and is durable, but not published. Closing drops what was not published. */
    interface Staged extends AutoCloseable {

        Digest digest();

        long size();

        /** The first bytes, at most 4,096, to tell what it is. */
        byte[] beginning();

        /** Where it stands, for a scanner. Not to be changed. */
        Path file();

        /** Makes it available under its digest, at one instant. May be called again, whatever happened in between. */
        void publish() throws IOException;

        @Override
        void close();
    }
}
