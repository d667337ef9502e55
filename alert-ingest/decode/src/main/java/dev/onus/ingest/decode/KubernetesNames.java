package dev.onus.ingest.decode;

import java.util.Optional;

/** Identity ids for Kubernetes user names. */
public final class KubernetesNames {
    private static final String SERVICE_ACCOUNT = "system:serviceaccount:";

    private KubernetesNames() {}

    /** @param cluster empty when the alert does not say; then the id has only name space and name */
    public static String ofUser(String username, Optional<String> cluster) {
        String prefix = cluster.map(name -> name + "/").orElse("");
        if (username.startsWith(SERVICE_ACCOUNT)) {
            String name = username.substring(SERVICE_ACCOUNT.length()).replaceFirst(":", "/");
            return "k8s:service-account:" + prefix + name;
        }
        return "k8s:user:" + prefix + username;
    }
}
