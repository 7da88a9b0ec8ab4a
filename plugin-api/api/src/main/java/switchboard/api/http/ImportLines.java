package switchboard.api.http;

import java.io.IOException;
import java.util.List;
import switchboard.api.HostService;

/**
 * The lines of an import, as the body parameter of a method that consumes {@code application/x-ndjson}. They are read
 * from the connection as they are asked for, so that an import of any length needs little memory.
 */
@HostService
public interface ImportLines {

    /** The most characters a line may have; a longer one is a line with an error. */
    int LONGEST_LINE = 2_000_000;

    /** The next lines, at most so many; empty at the end. Blank lines are passed over but counted. */
    List<ImportLine> next(int most) throws IOException;
}
