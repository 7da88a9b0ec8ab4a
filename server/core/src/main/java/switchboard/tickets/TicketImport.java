package switchboard.tickets;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import switchboard.api.access.Access;
import switchboard.api.access.Caller;
import switchboard.api.error.ServiceDeskException;
import switchboard.api.http.ImportLine;
import switchboard.api.http.ImportLines;
import switchboard.api.http.ImportReport;
import switchboard.tickets.codes.CodeBook;

/**
 * Takes over tickets from another desk, line by line in chunks, each chunk in one transaction. A line that is wrong is
 * told and left out; it undoes no other.
 */
public final class TicketImport {

    private static final int CHUNK = 500;
    private static final int SLICE = 25;
    private static final long LARGEST_CHUNK = 4_000_000;

    private final TicketGround ground;
    private final Access access;
    private final ImportChunk chunks;

    TicketImport(TicketGround ground, Access access, ImportChunk chunks) {
        this.ground = ground;
        this.access = access;
        this.chunks = chunks;
    }

    /** Imports every line. Chunks that are committed stay when a later one fails. */
    public ImportReport run(Caller caller, ImportLines lines) throws IOException {
        access.require(caller, TicketAccess.IMPORT);
        ImportTally tally = new ImportTally();
        List<ImportedTicket> chunk = new ArrayList<>();
        Set<String> inChunk = new HashSet<>();
        long characters = 0;
        for (List<ImportLine> slice = lines.next(SLICE); !slice.isEmpty(); slice = lines.next(SLICE)) {
            CodeBook codes = ground.codes().current();
            for (ImportLine line : slice) {
                ImportedTicket ticket = read(line, codes, ground.modules().sight(caller), tally);
                if (ticket == null) {
                    continue;
                }
                // The second of two with one externalId changes what the first has made: it comes in a later chunk.
                boolean full = chunk.size() == CHUNK || characters + ticket.characters() > LARGEST_CHUNK;
                if (!chunk.isEmpty() && (full || inChunk.contains(ticket.externalId()))) {
                    chunks.write(caller, chunk, tally);
                    chunk = new ArrayList<>();
                    inChunk = new HashSet<>();
                    characters = 0;
                }
                chunk.add(ticket);
                inChunk.add(ticket.externalId());
                characters += ticket.characters();
            }
        }
        if (!chunk.isEmpty()) {
            chunks.write(caller, chunk, tally);
        }
        return tally.report();
    }

    private static @Nullable ImportedTicket read(ImportLine line, CodeBook codes, FieldSight sight, ImportTally tally) {
        if (line.input() == null) {
            ImportReport.LineError error = line.error();
            tally.failed(
                    line.number(), error == null ? "line.empty" : error.code(), error == null ? "" : error.detail());
            return null;
        }
        try {
            return ImportedTicket.read(line.number(), line.input(), codes, sight);
        } catch (ServiceDeskException refused) {
            tally.failed(line.number(), refused);
            return null;
        }
    }
}
