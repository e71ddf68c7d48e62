#!/bin/sh
# Rolls out an overlay: secrets, then the migration to its end, then the apps. `infra/k8s/deploy.sh chain`
set -eu
overlay=${1:?which overlay: one-node or chain}
cd "$(dirname "$0")"
kubectl apply -f migrate/namespace.yaml
kubectl apply -k secrets
# A job cannot be changed, only run anew.
kubectl -n konter delete job migrate --ignore-not-found --wait
kubectl apply -k "overlays/$overlay/migrate"
kubectl -n konter wait --for=condition=complete --timeout=30m job/migrate
kubectl apply -k "overlays/$overlay"
kubectl -n konter rollout status --timeout=15m deployment --selector app.kubernetes.io/part-of=konter
