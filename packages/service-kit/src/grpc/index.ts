export { GrpcClient, type GrpcFault } from './grpcClient.js';
export { GrpcClients } from './grpcClients.js';
export { GRPC_LOADER, serviceDefinition } from './serviceDefinition.js';
