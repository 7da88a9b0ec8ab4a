package com.example.first;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import switchboard.api.access.Caller;
import switchboard.api.access.SignedIn;
import switchboard.api.PluginContext;
import switchboard.api.error.InvalidInputException;
import switchboard.api.error.MalformedException;
import switchboard.api.error.ServiceDeskException;
import switchboard.api.error.UnavailableException;
import switchboard.api.http.Input;
import switchboard.api.http.OutboundHttp;
import switchboard.api.search.Search;
import switchboard.api.search.SearchResult;
import switchboard.api.tickets.Origin;
import switchboard.api.tickets.Ticket;
import switchboard.api.users.Organization;
import switchboard.api.users.Team;
import switchboard.api.users.User;

/** Calls every method of every host service, and tells what came of it. */
@Path("services")
@Produces(MediaType.APPLICATION_JSON)
public final class ServiceResource {

    private final PluginContext context;
    private final List<String> life;
    private final List<String> seen;

    ServiceResource(PluginContext context, List<String> life, List<String> seen) {
        this.context = context;
        this.life = life;
        this.seen = seen;
    }

    @GET
    @Path("life")
    @SignedIn
    public Map<String, Object> life() {
        return Map.of("life", FirstPlugin.copy(life), "seen", FirstPlugin.copy(seen));
    }

    @GET
    @Path("caller")
    @SignedIn
    public Map<String, Object> caller(@Context Caller caller) {
        return Map.of(
                "name", caller.getName(),
                "id", caller.id(),
                "organization", caller.organization(),
                "teams", caller.teams(),
                "roles", caller.roles(),
                "locale", caller.locale(),
                "anonymous", caller.anonymous(),
                "reads", caller.has(FirstPlugin.READ),
                "reach", caller.reach(FirstPlugin.READ).organizations());
    }

    @GET
    @Path("context")
    @SignedIn
    public Map<String, Object> context() throws IOException {
        Files.writeString(context.dataFolder().resolve("proof"), "kept");
        return Map.of(
                "id", context.id(),
                "version", context.version(),
                "file", Files.readString(context.dataFolder().resolve("proof")),
                "now", context.clock().instant(),
                "patience", context.settings().get(FirstPlugin.PATIENCE).toString(),
                "greeting", context.settings().get(FirstPlugin.GREETING),
                "newest", context.events().newest(),
                "events", context.events().after(0, 1_000).size());
    }

    @POST
    @Path("tickets")
    @Consumes(MediaType.APPLICATION_JSON)
    @SignedIn
    public Map<String, Object> tickets(@Context Caller caller, Input input) {
        String title = input.requiredText("title", 200);
        input.check();
        Ticket made = context.tickets()
                .create(caller, Map.of("kind", "incident", "title", title), new Origin("phone", null));
        Ticket changed =
                context.tickets().change(caller, made.id(), Map.of("urgency", "high"), made.version(), Origin.API);
        UUID reply = context.tickets().reply(caller, made.id(), "A reply", Origin.API);
        UUID note = context.tickets().note(caller, made.id(), "A note", Origin.API);
        Ticket moved = context.tickets().transition(caller, made.id(), Map.of("to", "in_progress"), Origin.API);
        return Map.of(
                "id", made.id(),
                "number", changed.number(),
                "urgency", changed.urgency(),
                "status", moved.status(),
                "fields", moved.fields(),
                "entries", List.of(reply, note),
                "found", context.tickets().find(caller, made.id()).isPresent(),
                "some", context.tickets().find(caller, List.of(made.id(), UUID.randomUUID())).size());
    }

    @GET
    @Path("users")
    @SignedIn
    public Map<String, Object> users(@Context Caller caller) {
        User user = context.users().user(caller.id()).orElseThrow();
        Organization organization =
                context.users().organization(user.organization()).orElseThrow();
        return Map.of(
                "byName", context.users().findUser(caller.getName()).orElseThrow().id(),
                "several", context.users().users(Set.of(caller.id())).size(),
                "team", context.users().findTeam("no such team").map(Team::name).orElse("none"),
                "organization", context.users().findOrganization(organization.name()).orElseThrow().id(),
                "default", context.users().defaultOrganization().id());
    }

    @POST
    @Path("jobs")
    @Consumes(MediaType.APPLICATION_JSON)
    @SignedIn
    public Map<String, Object> jobs(Input input) {
        String payload = input.requiredText("payload", 200);
        input.check();
        context.jobs().enqueue("queued", "one", payload, context.clock().instant());
        return Map.of("queued", payload);
    }

    @GET
    @Path("search")
    @SignedIn
    public Map<String, Object> search(@Context Caller caller) {
        SearchResult result = context.search()
                .find(caller, new Search.Request("kumquat", null, Set.of("firstnote"), Map.of(), 2, 10, null, true));
        return Map.of("titles", result.hits().stream().map(hit -> hit.title()).toList());
    }

    @GET
    @Path("outside")
    @SignedIn
    public Map<String, Object> outside() throws IOException, InterruptedException {
        Map<String, Object> outcomes = new LinkedHashMap<>();
        for (String address : List.of("http://other.example.org/", "http://127.0.0.1:9/")) {
            try {
                OutboundHttp.Answer answer = context.outboundHttp()
                        .send("GET", URI.create(address), Map.of(), new byte[0], Duration.ofSeconds(5));
                outcomes.put(address, answer.status());
            } catch (ServiceDeskException refused) {
                outcomes.put(address, refused.refusal().status() + " " + refused.code());
            }
        }
        return outcomes;
    }

    @GET
    @Path("access")
    @SignedIn
    public Map<String, Object> access(@Context Caller caller) {
        context.access().require(caller, FirstPlugin.WRITE);
        return Map.of("system", context.access().system().reach(FirstPlugin.READ).all());
    }

    @POST
    @Path("refusals")
    @Consumes(MediaType.APPLICATION_JSON)
    @SignedIn
    public Map<String, Object> refusals(Input input) {
        String kind = input.requiredText("kind", 40);
        input.check();
        throw switch (kind) {
            case "invalid" -> new InvalidInputException("kind", "not_allowed", "must be another");
            case "malformed" -> new MalformedException("first.malformed", "Cannot be read.");
            case "unavailable" -> new UnavailableException("first.away", "Not now.", Duration.ofSeconds(3));
            default -> new IllegalStateException("A fault of the plugin");
        };
    }
}
