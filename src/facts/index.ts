// biome-ignore-all assist/source/organizeImports: the order is the generator's
/** Written by `npm run facts` from the folders beside it. */
import { entry as agreementsAmazonContingent2026 } from "./agreements/amazon-contingent-2026.ts";
import { entry as agreementsAmdWarrant2025 } from "./agreements/amd-warrant-2025.ts";
import { entry as agreementsAwsOpenai2025 } from "./agreements/aws-openai-2025.ts";
import { entry as agreementsBroadcomOpenai2025 } from "./agreements/broadcom-openai-2025.ts";
import { entry as agreementsCerebrasOpenai2026 } from "./agreements/cerebras-openai-2026.ts";
import { entry as agreementsCoreweaveDdtl42026 } from "./agreements/coreweave-ddtl4-2026.ts";
import { entry as agreementsCoreweaveOpenai2025 } from "./agreements/coreweave-openai-2025.ts";
import { entry as agreementsMicrosoftOpenai2025 } from "./agreements/microsoft-openai-2025.ts";
import { entry as agreementsNvidiaEquity2026 } from "./agreements/nvidia-equity-2026.ts";
import { entry as agreementsNvidiaLetter2025 } from "./agreements/nvidia-letter-2025.ts";
import { entry as agreementsOracleOpenai2025 } from "./agreements/oracle-openai-2025.ts";
import { entry as agreementsPortsPikeGuaranty2026 } from "./agreements/ports-pike-guaranty-2026.ts";
import { entry as agreementsPortsPikeLease2026 } from "./agreements/ports-pike-lease-2026.ts";
import { entry as agreementsSbEnergyMilamLease2026 } from "./agreements/sb-energy-milam-lease-2026.ts";
import { entry as assumptionsCampusCapexPerIt } from "./assumptions/campus-capex-per-it.ts";
import { entry as assumptionsClearingToFirstHall } from "./assumptions/clearing-to-first-hall.ts";
import { entry as assumptionsComputeCapexPerIt } from "./assumptions/compute-capex-per-it.ts";
import { entry as assumptionsComputeLife } from "./assumptions/compute-life.ts";
import { entry as assumptionsCostOfCapital } from "./assumptions/cost-of-capital.ts";
import { entry as assumptionsDiurnalPeakToTrough } from "./assumptions/diurnal-peak-to-trough.ts";
import { entry as assumptionsFacilityLife } from "./assumptions/facility-life.ts";
import { entry as assumptionsGridCarbonDefault } from "./assumptions/grid-carbon-default.ts";
import { entry as assumptionsGridGenerationCapex } from "./assumptions/grid-generation-capex.ts";
import { entry as assumptionsHallSpacing } from "./assumptions/hall-spacing.ts";
import { entry as assumptionsLoadAgentsCachedShare } from "./assumptions/load-agents-cached-share.ts";
import { entry as assumptionsLoadAgentsInputTokens } from "./assumptions/load-agents-input-tokens.ts";
import { entry as assumptionsLoadAgentsOutputTokens } from "./assumptions/load-agents-output-tokens.ts";
import { entry as assumptionsLoadAgentsReasoningTokens } from "./assumptions/load-agents-reasoning-tokens.ts";
import { entry as assumptionsLoadAgentsRequestsPerUserWeek } from "./assumptions/load-agents-requests-per-user-week.ts";
import { entry as assumptionsLoadApiCachedShare } from "./assumptions/load-api-cached-share.ts";
import { entry as assumptionsLoadApiInputShare } from "./assumptions/load-api-input-share.ts";
import { entry as assumptionsLoadApiRequestOutputTokens } from "./assumptions/load-api-request-output-tokens.ts";
import { entry as assumptionsLoadApiTokens } from "./assumptions/load-api-tokens.ts";
import { entry as assumptionsLoadChatCachedShare } from "./assumptions/load-chat-cached-share.ts";
import { entry as assumptionsLoadChatInputTokens } from "./assumptions/load-chat-input-tokens.ts";
import { entry as assumptionsLoadChatOutputTokens } from "./assumptions/load-chat-output-tokens.ts";
import { entry as assumptionsLoadChatRequestsPerUserWeek } from "./assumptions/load-chat-requests-per-user-week.ts";
import { entry as assumptionsLoadGrowthApi } from "./assumptions/load-growth-api.ts";
import { entry as assumptionsLoadGrowthIntensityAgents } from "./assumptions/load-growth-intensity-agents.ts";
import { entry as assumptionsLoadGrowthIntensityChat } from "./assumptions/load-growth-intensity-chat.ts";
import { entry as assumptionsLoadGrowthIntensityReasoning } from "./assumptions/load-growth-intensity-reasoning.ts";
import { entry as assumptionsLoadGrowthMedia } from "./assumptions/load-growth-media.ts";
import { entry as assumptionsLoadGrowthUsers } from "./assumptions/load-growth-users.ts";
import { entry as assumptionsLoadMediaInputTokens } from "./assumptions/load-media-input-tokens.ts";
import { entry as assumptionsLoadMediaOutputTokens } from "./assumptions/load-media-output-tokens.ts";
import { entry as assumptionsLoadMediaRequestsPerUserWeek } from "./assumptions/load-media-requests-per-user-week.ts";
import { entry as assumptionsLoadReasoningCachedShare } from "./assumptions/load-reasoning-cached-share.ts";
import { entry as assumptionsLoadReasoningInputTokens } from "./assumptions/load-reasoning-input-tokens.ts";
import { entry as assumptionsLoadReasoningOutputTokens } from "./assumptions/load-reasoning-output-tokens.ts";
import { entry as assumptionsLoadReasoningReasoningTokens } from "./assumptions/load-reasoning-reasoning-tokens.ts";
import { entry as assumptionsLoadReasoningRequestsPerUserWeek } from "./assumptions/load-reasoning-requests-per-user-week.ts";
import { entry as assumptionsNetworkShareOfCompute } from "./assumptions/network-share-of-compute.ts";
import { entry as assumptionsOpexNonEnergy } from "./assumptions/opex-non-energy.ts";
import { entry as assumptionsPayingShare } from "./assumptions/paying-share.ts";
import { entry as assumptionsPowerPriceDefault } from "./assumptions/power-price-default.ts";
import { entry as assumptionsPriceDeclinePerYear } from "./assumptions/price-decline-per-year.ts";
import { entry as assumptionsPriceFlagshipInput } from "./assumptions/price-flagship-input.ts";
import { entry as assumptionsPriceFlagshipOutput } from "./assumptions/price-flagship-output.ts";
import { entry as assumptionsRackInstall } from "./assumptions/rack-install.ts";
import { entry as assumptionsRegionShareAsiaPacific } from "./assumptions/region-share-asia-pacific.ts";
import { entry as assumptionsRegionShareEurope } from "./assumptions/region-share-europe.ts";
import { entry as assumptionsRegionShareIndia } from "./assumptions/region-share-india.ts";
import { entry as assumptionsRegionShareLatinAmerica } from "./assumptions/region-share-latin-america.ts";
import { entry as assumptionsRegionShareMiddleEastAfrica } from "./assumptions/region-share-middle-east-africa.ts";
import { entry as assumptionsRegionShareUs } from "./assumptions/region-share-us.ts";
import { entry as assumptionsRevenuePerGwYear } from "./assumptions/revenue-per-gw-year.ts";
import { entry as assumptionsSeniorDebtShare } from "./assumptions/senior-debt-share.ts";
import { entry as assumptionsSeniorRate } from "./assumptions/senior-rate.ts";
import { entry as assumptionsServingSpeedFactor } from "./assumptions/serving-speed-factor.ts";
import { entry as assumptionsShellToOperational } from "./assumptions/shell-to-operational.ts";
import { entry as assumptionsSlipFirstPower } from "./assumptions/slip-first-power.ts";
import { entry as assumptionsSoftwareGainPerYear } from "./assumptions/software-gain-per-year.ts";
import { entry as assumptionsTaxRate } from "./assumptions/tax-rate.ts";
import { entry as assumptionsTrainingGoodput } from "./assumptions/training-goodput.ts";
import { entry as assumptionsTrainingMfuBf16 } from "./assumptions/training-mfu-bf16.ts";
import { entry as assumptionsTrainingMfuFp4 } from "./assumptions/training-mfu-fp4.ts";
import { entry as assumptionsTrainingMfuFp8 } from "./assumptions/training-mfu-fp8.ts";
import type { Catalogue } from "./kinds.ts";
import { entry as llmsDeepseekR1 } from "./llms/deepseek-r1.ts";
import { entry as llmsDeepseekV31 } from "./llms/deepseek-v3-1.ts";
import { entry as llmsDeepseekV32 } from "./llms/deepseek-v3-2.ts";
import { entry as llmsDeepseekV3 } from "./llms/deepseek-v3.ts";
import { entry as llmsDeepseekV4Flash } from "./llms/deepseek-v4-flash.ts";
import { entry as llmsDeepseekV4Pro } from "./llms/deepseek-v4-pro.ts";
import { entry as llmsGemma426bA4b } from "./llms/gemma-4-26b-a4b.ts";
import { entry as llmsGemma431b } from "./llms/gemma-4-31b.ts";
import { entry as llmsGlm51 } from "./llms/glm-5-1.ts";
import { entry as llmsGlm52 } from "./llms/glm-5-2.ts";
import { entry as llmsGlm5 } from "./llms/glm-5.ts";
import { entry as llmsGpt3175b } from "./llms/gpt-3-175b.ts";
import { entry as llmsGptOss20b } from "./llms/gpt-oss-20b.ts";
import { entry as llmsGptOss120b } from "./llms/gpt-oss-120b.ts";
import { entry as llmsKimiK25 } from "./llms/kimi-k2-5.ts";
import { entry as llmsKimiK26 } from "./llms/kimi-k2-6.ts";
import { entry as llmsKimiK27Code } from "./llms/kimi-k2-7-code.ts";
import { entry as llmsKimiK2 } from "./llms/kimi-k2.ts";
import { entry as llmsKimiK3 } from "./llms/kimi-k3.ts";
import { entry as llmsLlama270b } from "./llms/llama-2-70b.ts";
import { entry as llmsLlama318b } from "./llms/llama-3-1-8b.ts";
import { entry as llmsLlama3170b } from "./llms/llama-3-1-70b.ts";
import { entry as llmsLlama31405b } from "./llms/llama-3-1-405b.ts";
import { entry as llmsLlama33NemotronSuper49b } from "./llms/llama-3-3-nemotron-super-49b.ts";
import { entry as llmsLlama4Maverick } from "./llms/llama-4-maverick.ts";
import { entry as llmsLlama4Scout } from "./llms/llama-4-scout.ts";
import { entry as llmsMegatron1tGpt } from "./llms/megatron-1t-gpt.ts";
import { entry as llmsMegatronTuringNlg530b } from "./llms/megatron-turing-nlg-530b.ts";
import { entry as llmsMimo7b } from "./llms/mimo-7b.ts";
import { entry as llmsMimoV2Flash } from "./llms/mimo-v2-flash.ts";
import { entry as llmsMinimaxM25 } from "./llms/minimax-m2-5.ts";
import { entry as llmsMinimaxM27 } from "./llms/minimax-m2-7.ts";
import { entry as llmsMinimaxM3 } from "./llms/minimax-m3.ts";
import { entry as llmsMixtral8x7b } from "./llms/mixtral-8x7b.ts";
import { entry as llmsMixtral8x22b } from "./llms/mixtral-8x22b.ts";
import { entry as llmsNemotron35Lightning30bA3b } from "./llms/nemotron-3-5-lightning-30b-a3b.ts";
import { entry as llmsNemotron3Nano30bA3b } from "./llms/nemotron-3-nano-30b-a3b.ts";
import { entry as llmsNemotron3Super120bA12b } from "./llms/nemotron-3-super-120b-a12b.ts";
import { entry as llmsNemotron3Ultra550bA55b } from "./llms/nemotron-3-ultra-550b-a55b.ts";
import { entry as llmsNemotronH56b } from "./llms/nemotron-h-56b.ts";
import { entry as llmsPalm540b } from "./llms/palm-540b.ts";
import { entry as llmsQwen306b } from "./llms/qwen3-0-6b.ts";
import { entry as llmsQwen317b } from "./llms/qwen3-1-7b.ts";
import { entry as llmsQwen3527b } from "./llms/qwen3-5-27b.ts";
import { entry as llmsQwen3535bA3b } from "./llms/qwen3-5-35b-a3b.ts";
import { entry as llmsQwen35122bA10b } from "./llms/qwen3-5-122b-a10b.ts";
import { entry as llmsQwen35397bA17b } from "./llms/qwen3-5-397b-a17b.ts";
import { entry as llmsQwen3627b } from "./llms/qwen3-6-27b.ts";
import { entry as llmsQwen3635bA3b } from "./llms/qwen3-6-35b-a3b.ts";
import { entry as llmsQwen38b } from "./llms/qwen3-8b.ts";
import { entry as llmsQwen330bA3b } from "./llms/qwen3-30b-a3b.ts";
import { entry as llmsQwen332b } from "./llms/qwen3-32b.ts";
import { entry as llmsQwen3235bA22b } from "./llms/qwen3-235b-a22b.ts";
import { entry as llmsQwen3Coder480bA35b } from "./llms/qwen3-coder-480b-a35b.ts";
import { entry as llmsQwen3Vl2b } from "./llms/qwen3-vl-2b.ts";
import { entry as llmsQwen3Vl4b } from "./llms/qwen3-vl-4b.ts";
import { entry as llmsQwen3Vl8b } from "./llms/qwen3-vl-8b.ts";
import { entry as llmsQwen3Vl30bA3b } from "./llms/qwen3-vl-30b-a3b.ts";
import { entry as llmsQwen3Vl32b } from "./llms/qwen3-vl-32b.ts";
import { entry as llmsQwen3Vl235bA22b } from "./llms/qwen3-vl-235b-a22b.ts";
import { entry as llmsStep37Flash } from "./llms/step-3-7-flash.ts";
import { entry as partiesAker } from "./parties/aker.ts";
import { entry as partiesAmd } from "./parties/amd.ts";
import { entry as partiesAws } from "./parties/aws.ts";
import { entry as partiesBlackstone } from "./parties/blackstone.ts";
import { entry as partiesBlueOwl } from "./parties/blue-owl.ts";
import { entry as partiesBorderplex } from "./parties/borderplex.ts";
import { entry as partiesBroadcom } from "./parties/broadcom.ts";
import { entry as partiesCerebras } from "./parties/cerebras.ts";
import { entry as partiesCoreScientific } from "./parties/core-scientific.ts";
import { entry as partiesCoreweave } from "./parties/coreweave.ts";
import { entry as partiesCrusoe } from "./parties/crusoe.ts";
import { entry as partiesFoxconn } from "./parties/foxconn.ts";
import { entry as partiesG42 } from "./parties/g42.ts";
import { entry as partiesJpmorgan } from "./parties/jpmorgan.ts";
import { entry as partiesKhazna } from "./parties/khazna.ts";
import { entry as partiesLancium } from "./parties/lancium.ts";
import { entry as partiesMgx } from "./parties/mgx.ts";
import { entry as partiesMicrosoft } from "./parties/microsoft.ts";
import { entry as partiesMufg } from "./parties/mufg.ts";
import { entry as partiesNscale } from "./parties/nscale.ts";
import { entry as partiesNvidia } from "./parties/nvidia.ts";
import { entry as partiesOpenai } from "./parties/openai.ts";
import { entry as partiesOracle } from "./parties/oracle.ts";
import { entry as partiesPrimaryDigital } from "./parties/primary-digital.ts";
import { entry as partiesQts } from "./parties/qts.ts";
import { entry as partiesRelatedDigital } from "./parties/related-digital.ts";
import { entry as partiesSbEnergy } from "./parties/sb-energy.ts";
import { entry as partiesSoftbank } from "./parties/softbank.ts";
import { entry as partiesStack } from "./parties/stack.ts";
import { entry as partiesSurEnergy } from "./parties/sur-energy.ts";
import { entry as partiesTcs } from "./parties/tcs.ts";
import { entry as partiesVantage } from "./parties/vantage.ts";
import { entry as seriesChatgptMessages } from "./series/chatgpt-messages.ts";
import { entry as seriesChatgptWeeklyUsers } from "./series/chatgpt-weekly-users.ts";
import { entry as seriesCodexWeeklyUsers } from "./series/codex-weekly-users.ts";
import { entry as seriesDoubaoTokens } from "./series/doubao-tokens.ts";
import { entry as seriesGoogleApiTokens } from "./series/google-api-tokens.ts";
import { entry as seriesGoogleTokens } from "./series/google-tokens.ts";
import { entry as seriesListPriceFlagshipInput } from "./series/list-price-flagship-input.ts";
import { entry as seriesListPriceFlagshipOutput } from "./series/list-price-flagship-output.ts";
import { entry as seriesOpenaiApiTokens } from "./series/openai-api-tokens.ts";
import { entry as seriesOpenaiArr } from "./series/openai-arr.ts";
import { entry as seriesOpenaiPower } from "./series/openai-power.ts";
import { entry as seriesOpenaiRevenue } from "./series/openai-revenue.ts";
import { entry as sheetsAmdWarrantAnalogue } from "./sheets/amd-warrant-analogue.ts";
import { entry as sheetsCarbonArgentina } from "./sheets/carbon-argentina.ts";
import { entry as sheetsCarbonDonaAna } from "./sheets/carbon-dona-ana.ts";
import { entry as sheetsCarbonGa } from "./sheets/carbon-ga.ts";
import { entry as sheetsCarbonIndia } from "./sheets/carbon-india.ts";
import { entry as sheetsCarbonLa } from "./sheets/carbon-la.ts";
import { entry as sheetsCarbonNorway } from "./sheets/carbon-norway.ts";
import { entry as sheetsCarbonOh } from "./sheets/carbon-oh.ts";
import { entry as sheetsCarbonTx } from "./sheets/carbon-tx.ts";
import { entry as sheetsCarbonUk } from "./sheets/carbon-uk.ts";
import { entry as sheetsCarbonUs } from "./sheets/carbon-us.ts";
import { entry as sheetsCarbonWi } from "./sheets/carbon-wi.ts";
import { entry as sheetsCostCampusSites } from "./sheets/cost-campus-sites.ts";
import { entry as sheetsCostEpochPerGw } from "./sheets/cost-epoch-per-gw.ts";
import { entry as sheetsCostEvidence } from "./sheets/cost-evidence.ts";
import { entry as sheetsCostLayersBernstein } from "./sheets/cost-layers-bernstein.ts";
import { entry as sheetsCostPerGwStatements } from "./sheets/cost-per-gw-statements.ts";
import { entry as sheetsDeal202509 } from "./sheets/deal-2025-09.ts";
import { entry as sheetsDealAftermath } from "./sheets/deal-aftermath.ts";
import { entry as sheetsDeployedDefinition } from "./sheets/deployed-definition.ts";
import { entry as sheetsDiurnal } from "./sheets/diurnal.ts";
import { entry as sheetsDurationsObserved } from "./sheets/durations-observed.ts";
import { entry as sheetsEnergyPerQuery } from "./sheets/energy-per-query.ts";
import { entry as sheetsFinanceDebt } from "./sheets/finance-debt.ts";
import { entry as sheetsFinanceLives } from "./sheets/finance-lives.ts";
import { entry as sheetsFinanceRents } from "./sheets/finance-rents.ts";
import { entry as sheetsGeography } from "./sheets/geography.ts";
import { entry as sheetsGoodput } from "./sheets/goodput.ts";
import { entry as sheetsGpuHourPrices } from "./sheets/gpu-hour-prices.ts";
import { entry as sheetsGridQueues } from "./sheets/grid-queues.ts";
import { entry as sheetsListPrices } from "./sheets/list-prices.ts";
import { entry as sheetsLongLead } from "./sheets/long-lead.ts";
import { entry as sheetsMessageMix } from "./sheets/message-mix.ts";
import { entry as sheetsOpenaiCapacity } from "./sheets/openai-capacity.ts";
import { entry as sheetsOpenaiMoney } from "./sheets/openai-money.ts";
import { entry as sheetsPriceTrends } from "./sheets/price-trends.ts";
import { entry as sheetsReasoningShare } from "./sheets/reasoning-share.ts";
import { entry as sheetsRequestTraces } from "./sheets/request-traces.ts";
import { entry as sheetsSlipsObserved } from "./sheets/slips-observed.ts";
import { entry as sheetsStargateRoles } from "./sheets/stargate-roles.ts";
import { entry as sheetsTariffGa } from "./sheets/tariff-ga.ts";
import { entry as sheetsTariffIn } from "./sheets/tariff-in.ts";
import { entry as sheetsTariffLa } from "./sheets/tariff-la.ts";
import { entry as sheetsTariffMi } from "./sheets/tariff-mi.ts";
import { entry as sheetsTariffNm } from "./sheets/tariff-nm.ts";
import { entry as sheetsTariffOh } from "./sheets/tariff-oh.ts";
import { entry as sheetsTariffTx } from "./sheets/tariff-tx.ts";
import { entry as sheetsTariffWi } from "./sheets/tariff-wi.ts";
import { entry as sheetsTokensPerMessage } from "./sheets/tokens-per-message.ts";
import { entry as sheetsTrainingAnchors } from "./sheets/training-anchors.ts";
import { entry as sitesAbileneExpansionTx } from "./sites/abilene-expansion-tx.ts";
import { entry as sitesAbileneTx } from "./sites/abilene-tx.ts";
import { entry as sitesArgentinaPatagonia } from "./sites/argentina-patagonia.ts";
import { entry as sitesCobaltParkUk } from "./sites/cobalt-park-uk.ts";
import { entry as sitesCoreweaveDentonTx } from "./sites/coreweave-denton-tx.ts";
import { entry as sitesDonaAnaNm } from "./sites/dona-ana-nm.ts";
import { entry as sitesFairwaterAtlantaGa } from "./sites/fairwater-atlanta-ga.ts";
import { entry as sitesFairwaterWi } from "./sites/fairwater-wi.ts";
import { entry as sitesIndiaHypervault } from "./sites/india-hypervault.ts";
import { entry as sitesLordstownOh } from "./sites/lordstown-oh.ts";
import { entry as sitesMilamTx } from "./sites/milam-tx.ts";
import { entry as sitesNarvikNo } from "./sites/narvik-no.ts";
import { entry as sitesPortWashingtonWi } from "./sites/port-washington-wi.ts";
import { entry as sitesPortsPikeOh } from "./sites/ports-pike-oh.ts";
import { entry as sitesSalineMi } from "./sites/saline-mi.ts";
import { entry as sitesShackelfordTx } from "./sites/shackelford-tx.ts";
import { entry as sitesUaeAlDhafrah } from "./sites/uae-al-dhafrah.ts";
import { sources } from "./sources/index.ts";

export type * from "./kinds.ts";

export const catalogue: Catalogue = {
  accelerators: {},
  platforms: {},
  llms: {
    "deepseek-r1": llmsDeepseekR1,
    "deepseek-v3": llmsDeepseekV3,
    "deepseek-v3-1": llmsDeepseekV31,
    "deepseek-v3-2": llmsDeepseekV32,
    "deepseek-v4-flash": llmsDeepseekV4Flash,
    "deepseek-v4-pro": llmsDeepseekV4Pro,
    "gemma-4-26b-a4b": llmsGemma426bA4b,
    "gemma-4-31b": llmsGemma431b,
    "glm-5": llmsGlm5,
    "glm-5-1": llmsGlm51,
    "glm-5-2": llmsGlm52,
    "gpt-3-175b": llmsGpt3175b,
    "gpt-oss-20b": llmsGptOss20b,
    "gpt-oss-120b": llmsGptOss120b,
    "kimi-k2": llmsKimiK2,
    "kimi-k2-5": llmsKimiK25,
    "kimi-k2-6": llmsKimiK26,
    "kimi-k2-7-code": llmsKimiK27Code,
    "kimi-k3": llmsKimiK3,
    "llama-2-70b": llmsLlama270b,
    "llama-3-1-8b": llmsLlama318b,
    "llama-3-1-70b": llmsLlama3170b,
    "llama-3-1-405b": llmsLlama31405b,
    "llama-3-3-nemotron-super-49b": llmsLlama33NemotronSuper49b,
    "llama-4-maverick": llmsLlama4Maverick,
    "llama-4-scout": llmsLlama4Scout,
    "megatron-1t-gpt": llmsMegatron1tGpt,
    "megatron-turing-nlg-530b": llmsMegatronTuringNlg530b,
    "mimo-7b": llmsMimo7b,
    "mimo-v2-flash": llmsMimoV2Flash,
    "minimax-m2-5": llmsMinimaxM25,
    "minimax-m2-7": llmsMinimaxM27,
    "minimax-m3": llmsMinimaxM3,
    "mixtral-8x7b": llmsMixtral8x7b,
    "mixtral-8x22b": llmsMixtral8x22b,
    "nemotron-3-5-lightning-30b-a3b": llmsNemotron35Lightning30bA3b,
    "nemotron-3-nano-30b-a3b": llmsNemotron3Nano30bA3b,
    "nemotron-3-super-120b-a12b": llmsNemotron3Super120bA12b,
    "nemotron-3-ultra-550b-a55b": llmsNemotron3Ultra550bA55b,
    "nemotron-h-56b": llmsNemotronH56b,
    "palm-540b": llmsPalm540b,
    "qwen3-0-6b": llmsQwen306b,
    "qwen3-1-7b": llmsQwen317b,
    "qwen3-5-27b": llmsQwen3527b,
    "qwen3-5-35b-a3b": llmsQwen3535bA3b,
    "qwen3-5-122b-a10b": llmsQwen35122bA10b,
    "qwen3-5-397b-a17b": llmsQwen35397bA17b,
    "qwen3-6-27b": llmsQwen3627b,
    "qwen3-6-35b-a3b": llmsQwen3635bA3b,
    "qwen3-8b": llmsQwen38b,
    "qwen3-30b-a3b": llmsQwen330bA3b,
    "qwen3-32b": llmsQwen332b,
    "qwen3-235b-a22b": llmsQwen3235bA22b,
    "qwen3-coder-480b-a35b": llmsQwen3Coder480bA35b,
    "qwen3-vl-2b": llmsQwen3Vl2b,
    "qwen3-vl-4b": llmsQwen3Vl4b,
    "qwen3-vl-8b": llmsQwen3Vl8b,
    "qwen3-vl-30b-a3b": llmsQwen3Vl30bA3b,
    "qwen3-vl-32b": llmsQwen3Vl32b,
    "qwen3-vl-235b-a22b": llmsQwen3Vl235bA22b,
    "step-3-7-flash": llmsStep37Flash,
  },
  sites: {
    "abilene-expansion-tx": sitesAbileneExpansionTx,
    "abilene-tx": sitesAbileneTx,
    "argentina-patagonia": sitesArgentinaPatagonia,
    "cobalt-park-uk": sitesCobaltParkUk,
    "coreweave-denton-tx": sitesCoreweaveDentonTx,
    "dona-ana-nm": sitesDonaAnaNm,
    "fairwater-atlanta-ga": sitesFairwaterAtlantaGa,
    "fairwater-wi": sitesFairwaterWi,
    "india-hypervault": sitesIndiaHypervault,
    "lordstown-oh": sitesLordstownOh,
    "milam-tx": sitesMilamTx,
    "narvik-no": sitesNarvikNo,
    "port-washington-wi": sitesPortWashingtonWi,
    "ports-pike-oh": sitesPortsPikeOh,
    "saline-mi": sitesSalineMi,
    "shackelford-tx": sitesShackelfordTx,
    "uae-al-dhafrah": sitesUaeAlDhafrah,
  },
  parties: {
    aker: partiesAker,
    amd: partiesAmd,
    aws: partiesAws,
    blackstone: partiesBlackstone,
    "blue-owl": partiesBlueOwl,
    borderplex: partiesBorderplex,
    broadcom: partiesBroadcom,
    cerebras: partiesCerebras,
    "core-scientific": partiesCoreScientific,
    coreweave: partiesCoreweave,
    crusoe: partiesCrusoe,
    foxconn: partiesFoxconn,
    g42: partiesG42,
    jpmorgan: partiesJpmorgan,
    khazna: partiesKhazna,
    lancium: partiesLancium,
    mgx: partiesMgx,
    microsoft: partiesMicrosoft,
    mufg: partiesMufg,
    nscale: partiesNscale,
    nvidia: partiesNvidia,
    openai: partiesOpenai,
    oracle: partiesOracle,
    "primary-digital": partiesPrimaryDigital,
    qts: partiesQts,
    "related-digital": partiesRelatedDigital,
    "sb-energy": partiesSbEnergy,
    softbank: partiesSoftbank,
    stack: partiesStack,
    "sur-energy": partiesSurEnergy,
    tcs: partiesTcs,
    vantage: partiesVantage,
  },
  agreements: {
    "amazon-contingent-2026": agreementsAmazonContingent2026,
    "amd-warrant-2025": agreementsAmdWarrant2025,
    "aws-openai-2025": agreementsAwsOpenai2025,
    "broadcom-openai-2025": agreementsBroadcomOpenai2025,
    "cerebras-openai-2026": agreementsCerebrasOpenai2026,
    "coreweave-ddtl4-2026": agreementsCoreweaveDdtl42026,
    "coreweave-openai-2025": agreementsCoreweaveOpenai2025,
    "microsoft-openai-2025": agreementsMicrosoftOpenai2025,
    "nvidia-equity-2026": agreementsNvidiaEquity2026,
    "nvidia-letter-2025": agreementsNvidiaLetter2025,
    "oracle-openai-2025": agreementsOracleOpenai2025,
    "ports-pike-guaranty-2026": agreementsPortsPikeGuaranty2026,
    "ports-pike-lease-2026": agreementsPortsPikeLease2026,
    "sb-energy-milam-lease-2026": agreementsSbEnergyMilamLease2026,
  },
  series: {
    "chatgpt-messages": seriesChatgptMessages,
    "chatgpt-weekly-users": seriesChatgptWeeklyUsers,
    "codex-weekly-users": seriesCodexWeeklyUsers,
    "doubao-tokens": seriesDoubaoTokens,
    "google-api-tokens": seriesGoogleApiTokens,
    "google-tokens": seriesGoogleTokens,
    "list-price-flagship-input": seriesListPriceFlagshipInput,
    "list-price-flagship-output": seriesListPriceFlagshipOutput,
    "openai-api-tokens": seriesOpenaiApiTokens,
    "openai-arr": seriesOpenaiArr,
    "openai-power": seriesOpenaiPower,
    "openai-revenue": seriesOpenaiRevenue,
  },
  sheets: {
    "amd-warrant-analogue": sheetsAmdWarrantAnalogue,
    "carbon-argentina": sheetsCarbonArgentina,
    "carbon-dona-ana": sheetsCarbonDonaAna,
    "carbon-ga": sheetsCarbonGa,
    "carbon-india": sheetsCarbonIndia,
    "carbon-la": sheetsCarbonLa,
    "carbon-norway": sheetsCarbonNorway,
    "carbon-oh": sheetsCarbonOh,
    "carbon-tx": sheetsCarbonTx,
    "carbon-uk": sheetsCarbonUk,
    "carbon-us": sheetsCarbonUs,
    "carbon-wi": sheetsCarbonWi,
    "cost-campus-sites": sheetsCostCampusSites,
    "cost-epoch-per-gw": sheetsCostEpochPerGw,
    "cost-evidence": sheetsCostEvidence,
    "cost-layers-bernstein": sheetsCostLayersBernstein,
    "cost-per-gw-statements": sheetsCostPerGwStatements,
    "deal-2025-09": sheetsDeal202509,
    "deal-aftermath": sheetsDealAftermath,
    "deployed-definition": sheetsDeployedDefinition,
    diurnal: sheetsDiurnal,
    "durations-observed": sheetsDurationsObserved,
    "energy-per-query": sheetsEnergyPerQuery,
    "finance-debt": sheetsFinanceDebt,
    "finance-lives": sheetsFinanceLives,
    "finance-rents": sheetsFinanceRents,
    geography: sheetsGeography,
    goodput: sheetsGoodput,
    "gpu-hour-prices": sheetsGpuHourPrices,
    "grid-queues": sheetsGridQueues,
    "list-prices": sheetsListPrices,
    "long-lead": sheetsLongLead,
    "message-mix": sheetsMessageMix,
    "openai-capacity": sheetsOpenaiCapacity,
    "openai-money": sheetsOpenaiMoney,
    "price-trends": sheetsPriceTrends,
    "reasoning-share": sheetsReasoningShare,
    "request-traces": sheetsRequestTraces,
    "slips-observed": sheetsSlipsObserved,
    "stargate-roles": sheetsStargateRoles,
    "tariff-ga": sheetsTariffGa,
    "tariff-in": sheetsTariffIn,
    "tariff-la": sheetsTariffLa,
    "tariff-mi": sheetsTariffMi,
    "tariff-nm": sheetsTariffNm,
    "tariff-oh": sheetsTariffOh,
    "tariff-tx": sheetsTariffTx,
    "tariff-wi": sheetsTariffWi,
    "tokens-per-message": sheetsTokensPerMessage,
    "training-anchors": sheetsTrainingAnchors,
  },
  assumptions: {
    "campus-capex-per-it": assumptionsCampusCapexPerIt,
    "clearing-to-first-hall": assumptionsClearingToFirstHall,
    "compute-capex-per-it": assumptionsComputeCapexPerIt,
    "compute-life": assumptionsComputeLife,
    "cost-of-capital": assumptionsCostOfCapital,
    "diurnal-peak-to-trough": assumptionsDiurnalPeakToTrough,
    "facility-life": assumptionsFacilityLife,
    "grid-carbon-default": assumptionsGridCarbonDefault,
    "grid-generation-capex": assumptionsGridGenerationCapex,
    "hall-spacing": assumptionsHallSpacing,
    "load-agents-cached-share": assumptionsLoadAgentsCachedShare,
    "load-agents-input-tokens": assumptionsLoadAgentsInputTokens,
    "load-agents-output-tokens": assumptionsLoadAgentsOutputTokens,
    "load-agents-reasoning-tokens": assumptionsLoadAgentsReasoningTokens,
    "load-agents-requests-per-user-week": assumptionsLoadAgentsRequestsPerUserWeek,
    "load-api-cached-share": assumptionsLoadApiCachedShare,
    "load-api-input-share": assumptionsLoadApiInputShare,
    "load-api-request-output-tokens": assumptionsLoadApiRequestOutputTokens,
    "load-api-tokens": assumptionsLoadApiTokens,
    "load-chat-cached-share": assumptionsLoadChatCachedShare,
    "load-chat-input-tokens": assumptionsLoadChatInputTokens,
    "load-chat-output-tokens": assumptionsLoadChatOutputTokens,
    "load-chat-requests-per-user-week": assumptionsLoadChatRequestsPerUserWeek,
    "load-growth-api": assumptionsLoadGrowthApi,
    "load-growth-intensity-agents": assumptionsLoadGrowthIntensityAgents,
    "load-growth-intensity-chat": assumptionsLoadGrowthIntensityChat,
    "load-growth-intensity-reasoning": assumptionsLoadGrowthIntensityReasoning,
    "load-growth-media": assumptionsLoadGrowthMedia,
    "load-growth-users": assumptionsLoadGrowthUsers,
    "load-media-input-tokens": assumptionsLoadMediaInputTokens,
    "load-media-output-tokens": assumptionsLoadMediaOutputTokens,
    "load-media-requests-per-user-week": assumptionsLoadMediaRequestsPerUserWeek,
    "load-reasoning-cached-share": assumptionsLoadReasoningCachedShare,
    "load-reasoning-input-tokens": assumptionsLoadReasoningInputTokens,
    "load-reasoning-output-tokens": assumptionsLoadReasoningOutputTokens,
    "load-reasoning-reasoning-tokens": assumptionsLoadReasoningReasoningTokens,
    "load-reasoning-requests-per-user-week": assumptionsLoadReasoningRequestsPerUserWeek,
    "network-share-of-compute": assumptionsNetworkShareOfCompute,
    "opex-non-energy": assumptionsOpexNonEnergy,
    "paying-share": assumptionsPayingShare,
    "power-price-default": assumptionsPowerPriceDefault,
    "price-decline-per-year": assumptionsPriceDeclinePerYear,
    "price-flagship-input": assumptionsPriceFlagshipInput,
    "price-flagship-output": assumptionsPriceFlagshipOutput,
    "rack-install": assumptionsRackInstall,
    "region-share-asia-pacific": assumptionsRegionShareAsiaPacific,
    "region-share-europe": assumptionsRegionShareEurope,
    "region-share-india": assumptionsRegionShareIndia,
    "region-share-latin-america": assumptionsRegionShareLatinAmerica,
    "region-share-middle-east-africa": assumptionsRegionShareMiddleEastAfrica,
    "region-share-us": assumptionsRegionShareUs,
    "revenue-per-gw-year": assumptionsRevenuePerGwYear,
    "senior-debt-share": assumptionsSeniorDebtShare,
    "senior-rate": assumptionsSeniorRate,
    "serving-speed-factor": assumptionsServingSpeedFactor,
    "shell-to-operational": assumptionsShellToOperational,
    "slip-first-power": assumptionsSlipFirstPower,
    "software-gain-per-year": assumptionsSoftwareGainPerYear,
    "tax-rate": assumptionsTaxRate,
    "training-goodput": assumptionsTrainingGoodput,
    "training-mfu-bf16": assumptionsTrainingMfuBf16,
    "training-mfu-fp4": assumptionsTrainingMfuFp4,
    "training-mfu-fp8": assumptionsTrainingMfuFp8,
  },
  sources,
};
