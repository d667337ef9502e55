package dev.onus.ingest.decode.format.code;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onus.ingest.decode.AlertFormat;
import dev.onus.ingest.decode.Candidate;
import dev.onus.ingest.decode.CandidateRole;
import dev.onus.ingest.decode.Fields;
import dev.onus.ingest.decode.Timestamps;
import dev.onus.vocabulary.AlertClass;
import dev.onus.vocabulary.CredentialState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a GitHub webhook is about: the thing, whatever happened to it.
 *
 * @param event the name of the webhook's event
 * @param called what people call it
 * @param where the account or repository that it belongs to
 * @param dedupKey the same from its first event to its last
 * @param lives whether it is a credential that works from its first event on
 */
record GitHubCredential(
        String event,
        String called,
        String where,
        String dedupKey,
        List<Candidate> candidates,
        AlertClass alertClass,
        boolean lives,
        Optional<Instant> changedAt,
        Optional<String> url,
        Map<String, String> attributes) {
    private static final int OF_ID = 95;
    private static final int OF_NAME = 85;
    private static final int OF_FINDING = 70;
    private static final String PAT = "personal_access_token_request";
    private static final String BYPASS = "exemption_request";
    private static final Set<String> OF_AUTHORIZATION =
            Set.of("action", "sender", "installation", "organization", "enterprise");

    CredentialState state(boolean ends) {
        if (ends) {
            return CredentialState.INACTIVE;
        }
        return lives ? CredentialState.ACTIVE : CredentialState.UNKNOWN;
    }

    static boolean isIn(JsonNode tree) {
        return tree.path("action").isTextual()
                && (tree.path(PAT).isObject()
                        || tree.path(BYPASS).isObject()
                        || isDeployKey(tree)
                        || isInstallation(tree)
                        || isAuthorization(tree));
    }

    private static boolean isDeployKey(JsonNode tree) {
        return tree.path("key").has("read_only") && tree.path("repository").isObject();
    }

    /** Other webhooks have an installation with nothing but its id. */
    private static boolean isInstallation(JsonNode tree) {
        return tree.path("installation").has("app_id") && !tree.has("alert");
    }

    private static boolean isAuthorization(JsonNode tree) {
        return tree.path("action").asText().equals("revoked")
                && tree.path("sender").has("login")
                && tree.properties().stream().allMatch(field -> OF_AUTHORIZATION.contains(field.getKey()));
    }

    /** Empty when its id is missing. */
    static Optional<GitHubCredential> of(Fields message, AlertFormat.Context context) {
        JsonNode tree = message.node();
        if (tree.path(PAT).isObject()) {
            return token(message, message.in(PAT));
        }
        if (tree.path(BYPASS).isObject()) {
            return bypass(message, message.in(BYPASS));
        }
        if (isDeployKey(tree)) {
            return deployKey(message, message.in("key"));
        }
        return isInstallation(tree) ? app(message, message.in("installation")) : authorization(message, context);
    }

    private static Optional<GitHubCredential> app(Fields message, Fields app) {
        String where = app.text("account.login").or(() -> org(message)).orElse("GitHub");
        return app.text("id")
                .map(id -> new GitHubCredential(
                        message.has("repositories_added") || message.has("repositories_removed")
                                ? "installation_repositories"
                                : "installation",
                        "The GitHub App " + app.text("app_slug").orElse("with id " + id),
                        where,
                        "github/installation/" + id,
                        Stream.of(
                                        app.text("app_id")
                                                .map(of -> new Candidate(
                                                        "github:app:" + of + "/" + id,
                                                        CandidateRole.CREDENTIAL,
                                                        OF_ID)),
                                        app.text("app_slug")
                                                .map(slug -> new Candidate(
                                                        "github:app:" + slug, CandidateRole.CREDENTIAL, OF_NAME)))
                                .flatMap(Optional::stream)
                                .toList(),
                        AlertClass.SUSPICIOUS_OAUTH_APP,
                        !app.has("suspended_at"),
                        time(app, "updated_at", "created_at"),
                        app.text("html_url"),
                        some(app, "repository_selection", "permissions", "events")));
    }

    private static Optional<GitHubCredential> deployKey(Fields message, Fields key) {
        String repository = message.text("repository.full_name").orElse("a repository");
        return key.text("id")
                .map(id -> new GitHubCredential(
                        "deploy_key",
                        "The deploy key " + key.text("title").orElse(id),
                        repository,
                        "github/deploy-key/" + id,
                        List.of(new Candidate("github:deploy-key:" + id, CandidateRole.CREDENTIAL, OF_ID)),
                        AlertClass.OTHER,
                        true,
                        time(key, "created_at"),
                        message.text("repository.html_url").map(url -> url + "/settings/keys"),
                        some(key, "read_only", "verified")));
    }

    private static Optional<GitHubCredential> token(Fields message, Fields request) {
        String owner = request.text("owner.login").orElse("somebody");
        List<Candidate> candidates = new ArrayList<>();
        request.text("token_id")
                .ifPresent(id -> candidates.add(new Candidate("github:token:" + id, CandidateRole.CREDENTIAL, OF_ID)));
        request.text("token_name")
                .ifPresent(name -> candidates.add(
                        new Candidate("github:token:" + owner + "/" + name, CandidateRole.CREDENTIAL, OF_NAME)));
        return request.text("id")
                .map(id -> new GitHubCredential(
                        PAT,
                        "The access token " + request.text("token_name").orElse("of a request") + " of " + owner,
                        org(message).orElse("GitHub"),
                        "github/token-request/" + id,
                        candidates,
                        AlertClass.OTHER,
                        message.text("action").orElse("").equals("approved") && !request.flag("token_expired"),
                        time(request, "created_at"),
                        org(message)
                                .map(name -> "https://github.com/organizations/" + name
                                        + "/settings/personal-access-token-requests"),
                        some(
                                request,
                                "repository_selection",
                                "permissions_result",
                                "token_expires_at",
                                "token_last_used_at")));
    }

    private static Optional<GitHubCredential> bypass(Fields message, Fields request) {
        String repository = message.text("repository.full_name").orElse("a repository");
        return request.text("number")
                .or(() -> request.text("id"))
                .map(number -> new GitHubCredential(
                        request.text("request_type").orElse("secret_scanning") + "_bypass_request",
                        "A request to push past the protection",
                        repository,
                        "github/" + message.text("repository.id").orElse(repository) + "/bypass-request/" + number,
                        List.of(new Candidate(
                                "github:bypass-request:" + repository + "#" + number,
                                CandidateRole.FINDING,
                                OF_FINDING)),
                        AlertClass.POLICY_VIOLATION,
                        false,
                        time(request, "created_at"),
                        request.text("html_url"),
                        some(request, "request_type", "status", "requester_comment", "expires_at")));
    }

    /** The body names only the person; which app it is stands in the source's record as {@code app}. */
    private static Optional<GitHubCredential> authorization(Fields message, AlertFormat.Context context) {
        String person = message.text("sender.login").orElse("somebody");
        String user = message.text("sender.id").orElse(person);
        String app = context.given("app").orElse(context.source());
        return Optional.of(new GitHubCredential(
                "github_app_authorization",
                "The authorization that " + person + " gave to " + app,
                "GitHub",
                "github/authorization/" + app + "/" + user,
                context
                        .given("app")
                        .map(id ->
                                new Candidate("github:oauth-grant:" + id + "/" + user, CandidateRole.CREDENTIAL, OF_ID))
                        .stream()
                        .toList(),
                AlertClass.SUSPICIOUS_OAUTH_APP,
                false,
                Optional.empty(),
                Optional.empty(),
                Map.of()));
    }

    private static Optional<String> org(Fields message) {
        return message.text("organization.login");
    }

    private static Optional<Instant> time(Fields of, String... names) {
        return Stream.of(names)
                .map(name -> Timestamps.read(of.at(name)))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Map<String, String> some(Fields of, String... names) {
        Map<String, String> found = new LinkedHashMap<>();
        for (String name : names) {
            Fields.whole(of.at(name)).ifPresent(value -> found.put(name, value));
        }
        return found;
    }
}
