package switchboard.privacy;

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
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.UUID;
import switchboard.api.access.Caller;
import switchboard.api.access.SignedIn;
import switchboard.persistence.Transactions;
import switchboard.users.ErasedAccount;

/** {@code /api/v1/users/{id}/personal-data}: everything about a person. */
@Path("users/{id}/personal-data")
@Tag(name = "users")
public final class PersonalDataResource {

    private final Transactions transactions;
    private final ErasedAccount accounts;
    private final PersonExport export;

    public PersonalDataResource(Transactions transactions, ErasedAccount accounts, PersonExport export) {
        this.transactions = transactions;
        this.accounts = accounts;
        this.export = export;
    }

    @GET
    @SignedIn
    @Produces("application/zip")
    @Operation(
            operationId = "exportPersonalData",
            summary = "Export everything about a person",
            description = "A zip: person.json, a file of JSON lines for each kind of record of the core, one for each"
                    + " table in which a plugin declared personal data under plugins/<id>/, and last manifest.json."
                    + " Everybody may export their own; others need user:export over the person's organization.")
    @ApiResponse(
            responseCode = "200",
            description = "The zip",
            content = @Content(mediaType = "application/zip", schema = @Schema(type = "string", format = "binary")))
    @ApiResponse(responseCode = "403", description = "Somebody else, without user:export")
    @ApiResponse(responseCode = "404", description = "Nobody, or not visible")
    @ApiResponse(responseCode = "503", description = "Two exports are under way")
    public Response get(@PathParam("id") String id, @Context Caller caller) {
        UUID person = ErasureResource.person(id);
        accounts.requireExportable(caller, person);
        transactions.inTransaction(work -> {
            accounts.exported(work, caller, person);
            return person;
        });
        return Response.ok((StreamingOutput) out -> export.write(person, out))
                .header("Content-Disposition", "attachment; filename=\"person-" + person + ".zip\"")
                .build();
    }
}
