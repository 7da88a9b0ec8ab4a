package switchboard.attachments;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Looks for malware in what is about to be attached. Called outside any transaction, before anybody can download it. */
@FunctionalInterface
public interface AttachmentScanner {

    /** Finds nothing, ever. */
    AttachmentScanner NONE = (file, fileName) -> Optional.empty();

    /** What was found, in one word for the log and the answer; empty where nothing was. */
    Optional<String> scan(Path file, String fileName) throws IOException;
}
