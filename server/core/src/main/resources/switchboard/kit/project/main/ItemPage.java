package {{package}};

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A list's answer, for the description of the API. */
@Schema(name = "{{schema}}ItemPage")
public record ItemPage(List<Item> items, @Nullable String next) {}
