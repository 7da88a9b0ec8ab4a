package switchboard.major.updates;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;
import switchboard.major.timeline.Entry;

/** A list's answer, for the API's documentation. */
@Schema(name = "MajorIncidentEntryPage")
public record EntryPage(List<Entry> items, @Nullable String next) {}
