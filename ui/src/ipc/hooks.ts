// Queries and mutations over the use cases.
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { ApiError } from "./ApiError.ts";
import { call, type CallName, type RequestOf, type ViewOf } from "./call.ts";

/** A view that is asked once and again whenever the core says that something changed. */
export function useView<K extends CallName>(name: K, request: RequestOf<K>, options: { enabled?: boolean; keepPrevious?: boolean } = {}) {
  return useQuery<ViewOf<K>, ApiError>({
    queryKey: [name, request],
    queryFn: () => call(name, request),
    enabled: options.enabled ?? true,
    ...(options.keepPrevious ? { placeholderData: (previous: ViewOf<K> | undefined) => previous as never } : {}),
  });
}

/** A use case that changes something; all views are asked again afterwards. */
export function useCall<K extends CallName>(name: K) {
  const client = useQueryClient();
  return useMutation<ViewOf<K>, ApiError, RequestOf<K>>({
    mutationFn: (request) => call(name, request),
    onSuccess: () => client.invalidateQueries(),
  });
}
