package switchboard.example;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A list's answer, for the API's documentation. */
@Schema(name = "HandOverPage")
public record HandOverPage(List<HandOver> items, @Nullable String next) {}
