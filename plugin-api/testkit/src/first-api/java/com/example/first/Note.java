package com.example.first;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.UUID;

/** One note. */
public record Note(
        UUID id, String title, UUID organization, UUID author, boolean pinned, @JsonIgnore long version, Instant at) {}
