package com.example.first;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import switchboard.api.access.SignedIn;

/** Resources below tickets, people and organizations: each says whose it is. */
final class Below {

    private Below() {}

    /** Below a ticket. */
    @Path("parent")
    @Produces(MediaType.APPLICATION_JSON)
    public static final class OfTicket {

        @GET
        @SignedIn
        public Map<String, String> parent(@PathParam("ticket") String id) {
            return Map.of("ticket", id);
        }
    }

    /** Below a person. */
    @Path("parent")
    @Produces(MediaType.APPLICATION_JSON)
    public static final class OfUser {

        @GET
        @SignedIn
        public Map<String, String> parent(@PathParam("user") String id) {
            return Map.of("user", id);
        }
    }

    /** Below an organization. */
    @Path("parent")
    @Produces(MediaType.APPLICATION_JSON)
    public static final class OfOrganization {

        @GET
        @SignedIn
        public Map<String, String> parent(@PathParam("organization") String id) {
            return Map.of("organization", id);
        }
    }
}
