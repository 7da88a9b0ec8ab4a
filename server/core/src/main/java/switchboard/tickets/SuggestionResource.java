package switchboard.tickets;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import switchboard.api.access.Caller;
import switchboard.api.access.RequiresPermission;

/** {@code /api/v1/tickets/{ticket}/category-suggestions}. */
@Path("tickets/{ticket}/category-suggestions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "tickets")
public final class SuggestionResource {

    private final CategorySuggestions suggestions;

    public SuggestionResource(CategorySuggestions suggestions) {
        this.suggestions = suggestions;
    }

    @GET
    @RequiresPermission(value = TicketAccess.READ, onObject = true)
    @Operation(
            operationId = "suggestCategories",
            summary = "Suggest categories",
            description = "Those of the tickets that are most like this one, with how many of them have each; at most "
                    + "five, the most frequent first.")
    @ApiResponse(
            responseCode = "200",
            description = "The suggestions",
            content = @Content(schema = @Schema(implementation = CategorySuggestions.Suggestions.class)))
    @ApiResponse(responseCode = "404", description = "No such ticket, or not one for the caller")
    @ApiResponse(responseCode = "503", description = "No search engine is there")
    public CategorySuggestions.Suggestions suggest(@Context Caller caller, @PathParam("ticket") String ticket) {
        return suggestions.of(caller, ticket);
    }
}
